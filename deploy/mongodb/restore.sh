#!/bin/bash
# Replaces everything in MongoDB by the backup on the standard input, users and their passwords included.
set -eu
(umask 077 && echo "password: $(</run/secrets/mongodb_root_password)" >/tmp/login)
# What the backup doesn't have, such as a later version's collections, must not stay.
mongosh --quiet --norc --nodb --eval '
    const admin = new Mongo("mongodb://127.0.0.1/?directConnection=true").getDB("admin");
    admin.auth("root", fs.readFileSync("/run/secrets/mongodb_root_password", "utf8").trim());
    admin.getSiblingDB(process.env.MONGO_DB).dropDatabase();
' </dev/null
exec mongorestore --config=/tmp/login --username=root --authenticationDatabase=admin \
    --drop --stopOnError --oplogReplay --archive --gzip
