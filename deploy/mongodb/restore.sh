#!/bin/bash
# Replaces everything in MongoDB by the backup on the standard input, users and their passwords included.
set -eu
(umask 077 && echo "password: $(</run/secrets/mongodb_root_password)" >/tmp/login)
# What the backup doesn't have, such as a later version's collections, must not stay.
mongosh --quiet --norc --nodb </dev/null \
    --eval 'load("/mongodb/login.js"); db.getSiblingDB(process.env.MONGO_DB).dropDatabase()'
exec mongorestore --config=/tmp/login --username=root --authenticationDatabase=admin \
    --drop --stopOnError --oplogReplay --archive --gzip
