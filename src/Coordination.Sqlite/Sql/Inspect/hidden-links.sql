-- Links of a grain whose row counts others, or whose positions have gaps: reading the row would leave some out. An empty name reads like none.
SELECT kind, id, version, links, count(*), min(position), max(position), total(grain_link.staff = '')
FROM grain_link JOIN grain ON number = grain_link.grain
GROUP BY grain_link.grain
HAVING links <> count(*) OR min(position) <> 0 OR max(position) <> count(*) - 1 OR total(grain_link.staff = '') > 0
LIMIT 10
