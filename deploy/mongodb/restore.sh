#!/bin/bash
# Replaces everything in MongoDB by the backup on the standard input, users and their passwords included.
set -euo pipefail

# Whatever else is on the standard input must not cost the data: an archive of mongodump begins with these bytes.
beginning=$(mktemp)
[ -t 0 ] || head -c 65536 >"$beginning"
if [ "$(gzip -dc "$beginning" 2>/dev/null | head -c 4 | od -An -tx1)" != " 6d e2 99 81" ]; then
    echo "restore: no gzip backup on the standard input; nothing was changed." >&2
    exit 1
fi

. /mongodb/login.sh
# What the backup doesn't have, such as a later version's collections, must not stay.
mongosh --quiet --norc --nodb </dev/null \
    --eval 'load("/mongodb/login.js"); db.getSiblingDB(process.env.MONGO_DB).dropDatabase()'
cat "$beginning" - | mongorestore --config=/tmp/login --username=root --authenticationDatabase=admin \
    --drop --stopOnError --oplogReplay --archive --gzip
