#!/bin/bash
# Writes everything in MongoDB, as it was at one moment, to the standard output.
set -eu
. /mongodb/login.sh
exec mongodump --config=/tmp/login --username=root --authenticationDatabase=admin --oplog --archive --gzip
