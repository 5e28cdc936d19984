-- What amcheck raises is caught here: the driver gives a connection up that told of damage, and more is to be read.
DO $check$
BEGIN
    PERFORM set_config('coordination.found', '', true);
    PERFORM "{amcheck}".bt_index_check({index}::regclass, true);
EXCEPTION WHEN index_corrupted OR data_corrupted OR internal_error THEN
    PERFORM set_config('coordination.found', SQLERRM, true);
END
$check$
