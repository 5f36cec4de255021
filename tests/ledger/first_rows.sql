INSERT INTO deliveries (key, channel, day, part, state, attempts, not_before, ts)
VALUES ('k', 'C0KENT', '2017-04-03', 1, 'posted', 1, '2017-04-03 08:00:00', '1.2');
INSERT INTO reminders (delivery, key, rule, finding, obligation, due, stage, number, "on")
VALUES (1, 'told', 'deadlines', 'KENT-2016-E1', 'action-plan', '2017-04-10', 'ahead', 7, '2017-04-03');
INSERT INTO history (delivery, at, was, became)
VALUES (1, '2017-04-03 08:00:00', 'posting', 'posted');
INSERT INTO subscriptions (channel, which, since, by, at)
VALUES ('C0KENT', '{"forces": ["kent"]}', '2017-04-03', 'U0MORGAN', '2017-04-03 08:00:00');
INSERT INTO marks (channel, owed, due, kind, by, at)
VALUES ('C0KENT', 'KENT-2016-E1:action-plan', '2017-04-10', 'acknowledged', 'U', '2017-04-03 08:00:00');
