// Forms the replica set, the user root and the product's user. Run at every start, it does what is missing,
// and gives the product's user the password in secrets/mongo_url.
const fs = require("fs");

const MEMBER = "mongodb:27017";
// A MongoDB that was killed reads its journal before it takes connections.
const PATIENCE_SECONDS = 120;

const readSecret = (name) => fs.readFileSync(`/run/secrets/${name}`, "utf8").trim();

function waitFor(what, attempt) {
  for (const end = Date.now() + PATIENCE_SECONDS * 1000; ; sleep(500)) {
    try {
      const result = attempt();
      if (result) return result;
    } catch (error) {
      if (Date.now() > end) fail(`${what} after ${PATIENCE_SECONDS} seconds: ${error.message}`);
    }
    if (Date.now() > end) fail(`${what} after ${PATIENCE_SECONDS} seconds.`);
  }
}

function fail(reason) {
  print(`MongoDB is not set up: ${reason}`);
  quit(1);
}

function logIn(admin, password) {
  try {
    return admin.auth("root", password).ok === 1;
  } catch (error) {
    if (error.codeName !== "AuthenticationFailed") throw error;
    return false;
  }
}

function createRoot(admin, password) {
  try {
    admin.createUser({ user: "root", pwd: password, roles: ["root"] });
  } catch (error) {
    if (!["Unauthorized", "NotYetInitialized"].includes(error.codeName)) throw error;
    fail(
      "it has users already, and root's password is not the one in secrets/mongodb_root_password. " +
        "Put the right one there.",
    );
  }
  admin.auth("root", password);
}

function setProductsUser(admin, url, database) {
  const user = decodeURIComponent(url.username);
  const rights = {
    pwd: decodeURIComponent(url.password),
    roles: ["readWrite", "dbAdmin"].map((role) => ({ role, db: database })),
  };
  if (admin.getUser(user)) admin.updateUser(user, rights);
  else admin.createUser({ user, ...rights });
  return user;
}

const mongo = waitFor("it takes no connections (docker compose logs mongodb)", () => new Mongo("mongodb://127.0.0.1:27017/?directConnection=true"));
const admin = mongo.getDB("admin");
const password = readSecret("mongodb_root_password");
const isRoot = logIn(admin, password);
if (!admin.hello().setName) {
  admin.runCommand({ replSetInitiate: { _id: "rs0", members: [{ _id: 0, host: MEMBER }] } });
}
waitFor("it is not the primary", () => admin.hello().isWritablePrimary);
if (!isRoot) createRoot(admin, password);
const user = setProductsUser(admin, new URL(readSecret("mongo_url")), process.env.MONGO_DB);
print(`MongoDB is set up: replica set rs0, user ${user} of ${process.env.MONGO_DB}.`);
