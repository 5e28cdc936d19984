DELETE FROM grain_link WHERE grain = ?1
