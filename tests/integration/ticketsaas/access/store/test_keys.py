"""What concurrent changes of a key's row lead to."""

from tests.support.types import MakeKey, Mongo
from ticketsaas.access.store import keys


def test_revoking_again_keeps_the_time_of_the_first(make_key: MakeKey, mongo: Mongo) -> None:
    prefix = make_key()[4:16]
    assert keys.revoke(prefix)
    first = mongo.api_keys.find_one()["revoked_at"]
    assert not keys.revoke(prefix)
    assert mongo.api_keys.find_one()["revoked_at"] == first


def test_nothing_is_revoked_by_an_unknown_prefix(make_key: MakeKey, mongo: Mongo) -> None:
    make_key()
    assert not keys.revoke("0" * 12)
    assert mongo.api_keys.count_documents({"revoked_at": {"$ne": None}}) == 0


def test_one_of_several_requests_at_once_records_the_use(make_key: MakeKey, mongo: Mongo) -> None:
    key = keys.find_key(make_key()[4:16])
    assert key is not None
    keys.record_use(key)
    first = mongo.api_keys.find_one()["last_used_at"]
    mongo.api_keys.update_one({}, [{"$set": {"last_used_at": {"$subtract": ["$$NOW", 1000]}}}])
    before = mongo.api_keys.find_one()["last_used_at"]
    keys.record_use(key)
    assert first is not None
    assert mongo.api_keys.find_one()["last_used_at"] == before
