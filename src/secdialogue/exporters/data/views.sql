-- Views that answer the common questions; each says in its first line which.

-- What happened, and what is planned, in order of time?
CREATE VIEW timeline AS
SELECT * FROM (
SELECT e.kind AS event_type, e.label, m.status, m.date, m.date_first, m.date_last, m.place, e.documents, m.id AS event
  FROM meetings m JOIN entities e ON e.id = m.id
UNION ALL
SELECT e.kind, e.label, a.status, a.date, a.date_first, a.date_last, NULL, e.documents, a.id
  FROM agreements a JOIN entities e ON e.id = a.id)
ORDER BY date_first IS NULL, date_first, date_last, event;

-- Who met whom? One row a pair and meeting, each pair once.
CREATE VIEW who_met_whom AS
SELECT a.name AS actor_a, b.name AS actor_b, e.label AS meeting_label, m.status, m.date, m.place,
       pa.role AS role_a, pb.role AS role_b, a.id AS actor_a_id, b.id AS actor_b_id, m.id AS meeting
  FROM meeting_participants pa
  JOIN meeting_participants pb ON pb.meeting = pa.meeting AND pa.actor < pb.actor
  JOIN actors a ON a.id = pa.actor JOIN actors b ON b.id = pb.actor
  JOIN meetings m ON m.id = pa.meeting JOIN entities e ON e.id = m.id;

-- Who said what, in which source? One row a speaker; a statement without a speaker has one row.
CREATE VIEW who_said_what AS
SELECT a.name AS speaker, s.cue, s.text, s.mode, s.attitude, s.polarity, s.date, d.published, d.publisher, d.title AS source,
       d.url, a.id AS actor, s.id AS statement
  FROM statements s
  LEFT JOIN statement_speakers p ON p.statement = s.id LEFT JOIN actors a ON a.id = p.actor
  JOIN evidence v ON v.entity = s.id AND v.position = 0 JOIN documents d ON d.id = v.document;

-- Which figures are claimed for one variable, and by whom?
CREATE VIEW figures AS
SELECT m.variable, m.measure, m.comparator, m.value, m.value_high, m.unit, m.change, m.direction, m.period, m.place,
       (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM metric_claimed_by c JOIN actors a ON a.id = c.actor
         WHERE c.metric = m.id ORDER BY c.position)) AS claimed_by,
       d.published, d.publisher, d.title AS source, d.url, m.id AS metric
  FROM metrics m JOIN evidence v ON v.entity = m.id AND v.position = 0 JOIN documents d ON d.id = v.document;

-- What was agreed, between whom?
CREATE VIEW what_was_agreed AS
SELECT e.label, a.kind, a.status, a.date,
       (SELECT group_concat(name, '; ') FROM (SELECT x.name FROM agreement_parties p JOIN actors x ON x.id = p.actor
         WHERE p.agreement = a.id ORDER BY p.position)) AS parties,
       t.text AS term, t.deadline, a.id AS agreement
  FROM agreements a JOIN entities e ON e.id = a.id LEFT JOIN agreement_terms t ON t.agreement = a.id;

-- On which passages does an entity stand, and which of its fields does each support?
CREATE VIEW passages AS
SELECT e.kind, e.label, v.quote,
       (SELECT group_concat(support, '; ') FROM (SELECT s.field || coalesce('/' || s.member, '') AS support
         FROM evidence_supports s WHERE s.entity = v.entity AND s.position = v.position ORDER BY s.place)) AS supports,
       d.title AS source, d.publisher, d.published, d.url, v.document, v.start_char, v.end_char, v.entity
  FROM evidence v JOIN entities e ON e.id = v.entity JOIN documents d ON d.id = v.document;

-- Where do sources disagree?
CREATE VIEW disagreements AS
SELECT e.label, c.field, c.value, v.quote, d.title AS source, d.publisher, d.url, c.conflict, c.position, c.entity
  FROM conflicts c JOIN entities e ON e.id = c.entity
  LEFT JOIN conflict_evidence v ON v.conflict = c.conflict AND v.position = c.position
  LEFT JOIN documents d ON d.id = v.document;

-- How much does the record have of each actor?
CREATE VIEW actor_activity AS
SELECT a.name, a.kind, a.country,
       (SELECT count(DISTINCT meeting) FROM meeting_participants WHERE actor = a.id) AS meetings,
       (SELECT count(DISTINCT agreement) FROM agreement_parties WHERE actor = a.id) AS agreements,
       (SELECT count(DISTINCT statement) FROM statement_speakers WHERE actor = a.id) AS statements,
       (SELECT count(DISTINCT metric) FROM metric_claimed_by WHERE actor = a.id) AS figures,
       e.documents, a.id AS actor
  FROM actors a JOIN entities e ON e.id = a.id;
