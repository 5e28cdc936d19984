SELECT max(coalesce((SELECT max(number) FROM grain), 0), coalesce((SELECT max(grain) FROM journal), 0))
