#!/bin/bash
# Writes everything in MongoDB, as it was at one moment, to the standard output.
set -eu
(umask 077 && echo "password: $(</run/secrets/mongodb_root_password)" >/tmp/login)
exec mongodump --config=/tmp/login --username=root --authenticationDatabase=admin --oplog --archive --gzip
