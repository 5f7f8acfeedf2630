# Puts root's password where MongoDB's tools read it, as YAML: on a command line others could read it.
(umask 077 && printf "password: '%s'\n" "$(sed "s/'/''/g" /run/secrets/mongodb_root_password)" >/tmp/login)
