INSERT INTO epoch (centre, epoch) VALUES (?1, 1) ON CONFLICT (centre) DO UPDATE SET epoch = epoch + 1 RETURNING epoch
