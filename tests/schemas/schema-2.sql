BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'verifier','m001_first_tables','2026-11-22 10:23:06.543259+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'verifier','m002_nightly_runs','2026-11-22 10:23:06.550711+00:00');
CREATE TABLE "change" (
   "change_id" INTEGER PRIMARY KEY,
   "run_id" INTEGER,
   "at" TEXT,
   "document" TEXT,
   "finding_id" TEXT,
   "study" TEXT,
   "before" TEXT,
   "after" TEXT,
   "why" TEXT
);
INSERT INTO "change" VALUES(1,1,'2026-11-22T10:23:06+00:00','page.md','a9c646f22dc7','Noppers 2011',NULL,'misdescribed','new document');
INSERT INTO "change" VALUES(2,1,'2026-11-22T10:23:06+00:00','page.md','b0fd2ac688b1','Sorensen 2015',NULL,'rejected','new document');
CREATE TABLE "decision" (
   "finding_id" TEXT PRIMARY KEY,
   "verdict" TEXT NOT NULL,
   "pmid" TEXT,
   "reason" TEXT NOT NULL,
   "decided_by" TEXT NOT NULL,
   "decided_at" TEXT NOT NULL,
   "context" TEXT NOT NULL
, "doi" TEXT, "title" TEXT, "first_author" TEXT, "journal" TEXT, "publication_year" INTEGER);
INSERT INTO "decision" VALUES('b0fd2ac688b1','rejected',NULL,'asked the author','ann','2026-11-22T10:23:08+00:00','554de5706bf7cc27',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "document" (
   "name" TEXT PRIMARY KEY,
   "title" TEXT,
   "text" TEXT NOT NULL,
   "sha256" TEXT NOT NULL,
   "content" TEXT,
   "reader" TEXT,
   "first_seen" TEXT NOT NULL
);
INSERT INTO "document" VALUES('page.md','Ketamine for fibromyalgia','Ketamine for fibromyalgia

Systematic Review by Noppers et al. (2011)

A systematic review by Noppers et al. (2011) of ketamine infusion in fibromyalgia.

In a 2015 trial of 24 patients, Sorensen and colleagues gave ketamine for fibromyalgia.','554de5706bf7cc27c7640a6b2da68f73d8ce7e5b10e05b86b392e7a7b8646a46','a85b8981882f7f82c5e2f6ee408034b6abe5a49586d3e8b42f9147144a8e42be','0.1.0','2026-11-22T10:23:06+00:00');
CREATE TABLE "finding" (
   "finding_id" TEXT PRIMARY KEY,
   "document" TEXT NOT NULL,
   "key" TEXT NOT NULL,
   "study" TEXT NOT NULL,
   "authors" TEXT,
   "year" INTEGER,
   "claims" TEXT,
   "verdict" TEXT NOT NULL,
   "existence" TEXT,
   "match_confidence" REAL,
   "pmid" TEXT,
   "doi" TEXT,
   "title" TEXT,
   "first_author" TEXT,
   "journal" TEXT,
   "publication_year" INTEGER,
   "publication_types" TEXT,
   "publication_status" TEXT,
   "notices" TEXT,
   "agreements" TEXT,
   "disagreements" TEXT,
   "reason" TEXT,
   "alternatives" TEXT,
   "searches" TEXT,
   "complete" INTEGER,
   "source" TEXT,
   "context" TEXT,
   "program" TEXT,
   "since" TEXT,
   "rejections" INTEGER,
   "checked_at" TEXT NOT NULL,
   "run_id" INTEGER
, "asked" TEXT, "record" TEXT, "stale" INTEGER NOT NULL DEFAULT 0);
INSERT INTO "finding" VALUES('a9c646f22dc7','page.md','noppers-2011','Noppers 2011','["Noppers"]',2011,'{"design": "systematic review", "topic": ["ketamine", "fibromyalgia", "infusion"], "year": 2011}','misdescribed','found',0.941,'21482474','10.1016/j.ejpain.2011.03.008','Absence of long-term analgesic effect from a short-term S-ketamine infusion on fibromyalgia pain: a randomized, prospective, double blind, active placebo-controlled trial','Noppers','European journal of pain',2011,'["Randomized Controlled Trial"]','unknown','[]','{"authors": "agrees", "year": "agrees", "title": "not stated", "journal": "not stated", "identifiers": "not stated", "design": "conflicts", "sample size": "not stated", "blinding": "not stated", "participants": "not stated"}','[{"claim": "design", "stated": "systematic review", "found": "Randomized Controlled Trial"}]','PMID 21482474 is the study, but design: the page says systematic review, PubMed Randomized Controlled Trial','[{"pmid": "21546160", "doi": "10.1016/j.pain.2011.03.026", "title": "Drug-induced liver injury following a repeated course of ketamine treatment for chronic pain in CRPS type 1 patients: a report of 3 cases", "first_author": "Noppers", "year": 2011, "match_confidence": 0.056, "why": "same first author, same topic, also 2011"}, {"pmid": "20828267", "doi": "10.1517/14656566.2010.515978", "title": "Ketamine for the treatment of chronic non-cancer pain", "first_author": "Noppers", "year": 2010, "match_confidence": 0.0004, "why": "same first author, same topic, 2010 instead of 2011"}]','[{"query": "first author noppers, 2011", "count": 2, "url": "https://pubmed.ncbi.nlm.nih.gov/?term=%28noppers%5B1au%5D+AND+2011%3A2011%5Bdp%5D%29"}]',0,'local','cd28e14dea6732b6','0.1.0 estimated 4fd74a21daaa38df local partial','2026-11-22T10:23:06+00:00',0,'2026-11-22T10:23:06+00:00',1,'a07df72e42da70e9','74be59149f3142fb',0);
INSERT INTO "finding" VALUES('b0fd2ac688b1','page.md','sorensen-2015','Sorensen 2015','["Sorensen"]',2015,'{"design": "clinical trial", "sample_size": [{"count": 24, "role": "stated"}], "topic": ["ketamine", "fibromyalgia", "patients"], "year": 2015}','rejected','not found',0.0022,NULL,NULL,NULL,NULL,NULL,NULL,'[]',NULL,'[]','{}','[]','no such study was found in a source that does not hold all of PubMed; provisional','[{"pmid": "8610220", "doi": "10.3109/03009749509095181", "title": "Pain analysis in patients with fibromyalgia. Effects of intravenous morphine, lidocaine, and ketamine", "first_author": "Sörensen", "year": 1995, "match_confidence": 0.0001, "why": "same first author, same design, same topic, 1995 instead of 2015"}, {"pmid": "21482474", "doi": "10.1016/j.ejpain.2011.03.008", "title": "Absence of long-term analgesic effect from a short-term S-ketamine infusion on fibromyalgia pain: a randomized, prospective, double blind, active placebo-controlled trial", "first_author": "Noppers", "year": 2011, "match_confidence": 0.0, "why": "same design, same size, same topic, by Noppers, 2011 instead of 2015"}, {"pmid": "9263160", "doi": null, "title": "Fibromyalgia--are there different mechanisms in the processing of pain? A double blind crossover comparison of analgesic drugs", "first_author": "Sörensen", "year": 1997, "match_confidence": 0.0, "why": "same first author, same design, same topic, 1997 instead of 2015"}]','[{"query": "first author sorensen, 2015", "count": 2, "url": "https://pubmed.ncbi.nlm.nih.gov/?term=%28sorensen%5B1au%5D+AND+2015%3A2015%5Bdp%5D%29"}, {"query": "author sorensen, 2014 to 2017, words fibromyalgia or ketamine or patients", "count": 0, "url": "https://pubmed.ncbi.nlm.nih.gov/?term=%28sorensen%5Bau%5D+AND+2014%3A2017%5Bdp%5D+AND+%28fibromyalgia%5Btiab%5D+OR+ketamine%5Btiab%5D+OR+patients%5Btiab%5D%29%29"}]',0,'local','554de5706bf7cc27','0.1.0 estimated 4fd74a21daaa38df local partial','2026-11-22T10:23:06+00:00',1,'2026-11-22T10:23:06+00:00',1,'76144f29dfa149f5',NULL,0);
CREATE TABLE "mention" (
   "finding_id" TEXT,
   "ordinal" INTEGER,
   "document" TEXT,
   "span_start" INTEGER,
   "span_end" INTEGER,
   "line" INTEGER,
   "surface" TEXT,
   "sentence" TEXT,
   "kind" TEXT,
   PRIMARY KEY ("finding_id", "ordinal")
);
INSERT INTO "mention" VALUES('a9c646f22dc7',0,'page.md',48,69,3,'Noppers et al. (2011)','Systematic Review by Noppers et al. (2011)','narrative');
INSERT INTO "mention" VALUES('a9c646f22dc7',1,'page.md',94,115,5,'Noppers et al. (2011)','A systematic review by Noppers et al. (2011) of ketamine infusion in fibromyalgia.','narrative');
INSERT INTO "mention" VALUES('b0fd2ac688b1',0,'page.md',187,210,7,'Sorensen and colleagues','In a 2015 trial of 24 patients, Sorensen and colleagues gave ketamine for fibromyalgia.','narrative');
CREATE TABLE "run" (
   "run_id" INTEGER PRIMARY KEY,
   "started_at" TEXT,
   "finished_at" TEXT,
   "exit_status" INTEGER,
   "source" TEXT,
   "documents" INTEGER,
   "mentions" INTEGER,
   "findings" INTEGER,
   "unchecked" INTEGER,
   "requests" INTEGER,
   "cache_hits" INTEGER
, "postponed" INTEGER NOT NULL DEFAULT 0, "reported_at" TEXT);
INSERT INTO "run" VALUES(1,'2026-11-22T10:23:06+00:00','2026-11-22T10:23:06+00:00',0,'local',1,3,2,0,0,0,0,'2026-11-22T10:23:06+00:00');
CREATE TABLE "sighting" (
   "document" TEXT PRIMARY KEY,
   "fingerprint" TEXT,
   "last_seen" TEXT NOT NULL,
   "unreadable" TEXT,
   "unreadable_since" TEXT
);
INSERT INTO "sighting" VALUES('page.md','4b5eb20d0312df8d6b3843cf1f471e3297d26c72913ac69565c50e2f16a3c353','2026-11-22T10:23:06+00:00',NULL,NULL);
CREATE TABLE "weight" (
   "finding_id" TEXT,
   "ordinal" INTEGER,
   "pmid" TEXT,
   "comparison" TEXT,
   "level" TEXT,
   "weight" REAL,
   PRIMARY KEY ("finding_id", "ordinal")
);
INSERT INTO "weight" VALUES('a9c646f22dc7',0,'none','in no record at all','no title is stated',10.89);
INSERT INTO "weight" VALUES('a9c646f22dc7',1,'none','records of that name and year','about 7',2.976);
INSERT INTO "weight" VALUES('a9c646f22dc7',2,'21482474','first author','first author',5.09);
INSERT INTO "weight" VALUES('a9c646f22dc7',3,'21482474','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('a9c646f22dc7',4,'21482474','year','same year',3.5);
INSERT INTO "weight" VALUES('a9c646f22dc7',5,'21482474','design','conflicts',-0.68);
INSERT INTO "weight" VALUES('a9c646f22dc7',6,'21482474','words of the sentence','15 to 20 bits',3.67);
INSERT INTO "weight" VALUES('a9c646f22dc7',7,'21482474','words of the page','11 to 15 bits',3.23);
INSERT INTO "weight" VALUES('a9c646f22dc7',8,'21482474','related words','close',6.53);
INSERT INTO "weight" VALUES('a9c646f22dc7',9,'21546160','first author','first author',5.09);
INSERT INTO "weight" VALUES('a9c646f22dc7',10,'21546160','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('a9c646f22dc7',11,'21546160','year','same year',3.5);
INSERT INTO "weight" VALUES('a9c646f22dc7',12,'21546160','design','conflicts',-0.68);
INSERT INTO "weight" VALUES('a9c646f22dc7',13,'21546160','words of the sentence','5 to 8 bits',2.95);
INSERT INTO "weight" VALUES('a9c646f22dc7',14,'21546160','words of the page','5 to 8 bits',1.72);
INSERT INTO "weight" VALUES('a9c646f22dc7',15,'21546160','related words','far',4.69);
INSERT INTO "weight" VALUES('a9c646f22dc7',16,'20828267','first author','first author',5.09);
INSERT INTO "weight" VALUES('a9c646f22dc7',17,'20828267','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('a9c646f22dc7',18,'20828267','year','one year off',-6.04);
INSERT INTO "weight" VALUES('a9c646f22dc7',19,'20828267','words of the sentence','5 to 8 bits',2.95);
INSERT INTO "weight" VALUES('a9c646f22dc7',20,'20828267','words of the page','5 to 8 bits',1.72);
INSERT INTO "weight" VALUES('a9c646f22dc7',21,'20828267','related words','rather close',6.53);
INSERT INTO "weight" VALUES('b0fd2ac688b1',0,'none','in no record at all','no title is stated',10.89);
INSERT INTO "weight" VALUES('b0fd2ac688b1',1,'none','records of that name and year','about 192',7.595);
INSERT INTO "weight" VALUES('b0fd2ac688b1',2,'25624106','first author','first author',5.09);
INSERT INTO "weight" VALUES('b0fd2ac688b1',3,'25624106','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('b0fd2ac688b1',4,'25624106','year','same year',3.5);
INSERT INTO "weight" VALUES('b0fd2ac688b1',5,'25624106','words of the sentence','no word',0.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',6,'25624106','words of the page','no word',0.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',7,'25624106','related words','unrelated',0.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',8,'25363488','first author','first author',5.09);
INSERT INTO "weight" VALUES('b0fd2ac688b1',9,'25363488','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('b0fd2ac688b1',10,'25363488','year','same year',3.5);
INSERT INTO "weight" VALUES('b0fd2ac688b1',11,'25363488','design','conflicts',-0.68);
INSERT INTO "weight" VALUES('b0fd2ac688b1',12,'25363488','words of the sentence','no word',0.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',13,'25363488','words of the page','no word',0.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',14,'25363488','related words','unrelated',0.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',15,'8610220','first author','first author',5.09);
INSERT INTO "weight" VALUES('b0fd2ac688b1',16,'8610220','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('b0fd2ac688b1',17,'8610220','year','another year',-14.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',18,'8610220','design','agrees',1.62);
INSERT INTO "weight" VALUES('b0fd2ac688b1',19,'8610220','sample size','conflicts',-2.88);
INSERT INTO "weight" VALUES('b0fd2ac688b1',20,'8610220','words of the sentence','11 to 15 bits',3.58);
INSERT INTO "weight" VALUES('b0fd2ac688b1',21,'8610220','words of the page','11 to 15 bits',3.23);
INSERT INTO "weight" VALUES('b0fd2ac688b1',22,'8610220','related words','very close',6.53);
INSERT INTO "weight" VALUES('b0fd2ac688b1',23,'9263160','first author','first author',5.09);
INSERT INTO "weight" VALUES('b0fd2ac688b1',24,'9263160','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('b0fd2ac688b1',25,'9263160','year','another year',-14.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',26,'9263160','design','agrees',1.62);
INSERT INTO "weight" VALUES('b0fd2ac688b1',27,'9263160','sample size','conflicts',-2.88);
INSERT INTO "weight" VALUES('b0fd2ac688b1',28,'9263160','words of the sentence','5 to 8 bits',2.95);
INSERT INTO "weight" VALUES('b0fd2ac688b1',29,'9263160','words of the page','5 to 8 bits',1.72);
INSERT INTO "weight" VALUES('b0fd2ac688b1',30,'9263160','related words','half way',6.53);
INSERT INTO "weight" VALUES('b0fd2ac688b1',31,'21482474','first author','not an author',-10.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',32,'21482474','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('b0fd2ac688b1',33,'21482474','year','another year',-14.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',34,'21482474','design','agrees',1.62);
INSERT INTO "weight" VALUES('b0fd2ac688b1',35,'21482474','sample size','agrees',3.97);
INSERT INTO "weight" VALUES('b0fd2ac688b1',36,'21482474','words of the sentence','11 to 15 bits',3.58);
INSERT INTO "weight" VALUES('b0fd2ac688b1',37,'21482474','words of the page','11 to 15 bits',3.23);
INSERT INTO "weight" VALUES('b0fd2ac688b1',38,'21482474','related words','rather close',6.53);
INSERT INTO "weight" VALUES('b0fd2ac688b1',39,'10781923','first author','among the authors',-7.35);
INSERT INTO "weight" VALUES('b0fd2ac688b1',40,'10781923','co-authors','as many as stated',1.04);
INSERT INTO "weight" VALUES('b0fd2ac688b1',41,'10781923','year','another year',-14.0);
INSERT INTO "weight" VALUES('b0fd2ac688b1',42,'10781923','design','agrees',1.62);
INSERT INTO "weight" VALUES('b0fd2ac688b1',43,'10781923','words of the sentence','11 to 15 bits',3.58);
INSERT INTO "weight" VALUES('b0fd2ac688b1',44,'10781923','words of the page','11 to 15 bits',3.23);
INSERT INTO "weight" VALUES('b0fd2ac688b1',45,'10781923','related words','rather far',5.31);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX "idx_finding_document"
    ON "finding" ("document");
CREATE INDEX "idx_mention_document"
    ON "mention" ("document");
CREATE INDEX "idx_change_run_id"
    ON "change" ("run_id");
CREATE INDEX "idx_change_finding_id"
    ON "change" ("finding_id");
CREATE VIEW findings AS select f.finding_id, f.document, f.study, f.authors, f.year, f.claims, coalesce(d.verdict, f.verdict) as verdict, case when d.verdict is null or d.pmid is f.pmid then f.match_confidence end as match_confidence, case when d.verdict is null then f.pmid else d.pmid end as pmid, case when d.verdict is null or d.pmid is f.pmid then f.doi else d.doi end as doi, case when d.verdict is null or d.pmid is f.pmid then f.title else d.title end as title, case when d.verdict is null or d.pmid is f.pmid then f.first_author else d.first_author end as first_author, case when d.verdict is null or d.pmid is f.pmid then f.journal else d.journal end as journal, case when d.verdict is null or d.pmid is f.pmid then f.publication_year else d.publication_year end as publication_year, case when d.verdict is null or d.pmid is f.pmid then f.publication_types else '[]' end as publication_types, case when d.verdict is null or d.pmid is f.pmid then f.publication_status end as publication_status, f.disagreements, f.reason, f.alternatives, f.searches, f.complete, f.source, f.checked_at, f.run_id, d.decided_by, d.reason as decision_reason, f.existence, f.agreements, f.notices, f.verdict as computed_verdict, d.decided_at from finding f left join decision d on d.finding_id = f.finding_id and d.context = f.context;
CREATE VIEW mentions AS select finding_id, document, span_start, span_end, line, surface, sentence, kind from mention;
CREATE VIEW documents AS select name as document, title, text, sha256, first_seen, last_seen from document left join sighting on sighting.document = document.name;
CREATE VIEW evidence AS select finding_id, pmid, comparison, level, weight from weight;
CREATE VIEW changes AS select run_id, at, document, study, before, after, why, finding_id from change;
CREATE VIEW runs AS select run_id, started_at, finished_at, exit_status, source, documents, mentions, findings, unchecked, requests, cache_hits, postponed from run;
COMMIT;
