INSERT INTO {schema}.pulse AS p (beat) VALUES (1) ON CONFLICT (one) DO UPDATE SET beat = p.beat + 1
