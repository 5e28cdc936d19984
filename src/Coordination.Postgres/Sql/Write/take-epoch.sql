INSERT INTO {schema}.epoch AS e (centre, epoch) VALUES ($1, 1) ON CONFLICT (centre) DO UPDATE SET epoch = e.epoch + 1 RETURNING epoch
