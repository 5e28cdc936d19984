{entry}
ORDER BY j.grain, j.version
