"""Errors that are about what was to be written, not about the state of the server.

The same write fails again, so the answer is to write less of it.
"""

from bson.errors import BSONError
from pymongo.errors import BulkWriteError, OperationFailure, PyMongoError, WriteError

# Documents that are too large, or would be: BSONObjectTooLarge, two limits of the update's own, a transaction
# in one entry of the oplog or in the cache (TransactionTooLargeForCache), a key that no index takes, nesting
# that is too deep.
_TOO_LARGE = frozenset({10334, 17419, 17420, 257, 388, 17280, 10003, 15})
# Paths and values that an update can't have: BadValue, FailedToParse, TypeMismatch, PathNotViable,
# ConflictingUpdateOperators, and four kinds of field names.
_MALFORMED = frozenset({2, 9, 14, 28, 40, 52, 55, 56, 57})
# The transaction or the operation had no time left: MaxTimeMSExpired, NoSuchTransaction, ExceededTimeLimit,
# TransactionExceededLifetimeLimitSeconds.
_OUT_OF_TIME = frozenset({50, 251, 262, 290})


def is_refused(error: BaseException) -> bool:
    """Return whether MongoDB, or the driver, can't store what it was given."""
    if isinstance(error, (BSONError, OverflowError, UnicodeEncodeError)):
        return True
    if not isinstance(error, PyMongoError) or error.has_error_label("TransientTransactionError"):
        return False
    if isinstance(error, BulkWriteError):
        return bool(error.details["writeErrors"])
    if isinstance(error, WriteError):
        return True
    return isinstance(error, OperationFailure) and error.code in _TOO_LARGE | _MALFORMED


def is_out_of_time(error: BaseException) -> bool:
    """Return whether a transaction did not end in its time. MongoDB may be away, too."""
    if not isinstance(error, PyMongoError):
        return False
    is_over = isinstance(error, OperationFailure) and error.code in _OUT_OF_TIME
    return error.timeout or is_over
