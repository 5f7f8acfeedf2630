#!/bin/sh
# Makes the secrets that are missing in secrets/, and leaves those that are there as they are.
#
# The folder is closed to everybody but its owner, so nobody else on this machine comes to the files. The files
# can be read by everybody who does: Compose mounts each one into the containers that need it. The containers'
# users (10001, 999) read the mounted file; the folder's mode doesn't concern them.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets

random() { head -c "$1" /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

make_secret() {
    if [ -e "secrets/$1" ] && [ ! -f "secrets/$1" ]; then
        echo "make-secrets: secrets/$1 is not a file (Docker makes a folder where a file is missing)." \
            "Remove it, and run this again." >&2
        exit 1
    elif [ -s "secrets/$1" ]; then
        chmod 644 "secrets/$1"
        echo "secrets/$1 is there already"
    else
        printf '%s\n' "$2" >"secrets/$1"
        chmod 644 "secrets/$1"
        echo "secrets/$1 is new"
    fi
}

make_secret secret_key "$(random 32)"
make_secret mongodb_key "$(random 256)"
make_secret mongodb_root_password "$(random 24)"
make_secret mongo_url "mongodb://ticketsaas:$(random 24)@mongodb:27017/?replicaSet=rs0&authSource=admin"
