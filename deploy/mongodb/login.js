// Logs root in, for the commands that follow. No password stands on a command line, which others could read.
db = connect("mongodb://127.0.0.1/admin?directConnection=true");
db.auth("root", require("fs").readFileSync("/run/secrets/mongodb_root_password", "utf8").trim());
