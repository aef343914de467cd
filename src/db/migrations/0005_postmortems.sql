CREATE TABLE "postmortem_questions" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"key" text NOT NULL,
	"section" text NOT NULL,
	"question" text NOT NULL,
	"asked_of" text,
	"asked_by" text,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "postmortem_questions_pk" PRIMARY KEY("workspace_id","incident_number","key")
);
--> statement-breakpoint
CREATE TABLE "postmortem_revisions" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"section" text NOT NULL,
	"revision" integer NOT NULL,
	"markdown" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" text,
	CONSTRAINT "postmortem_revisions_pk" PRIMARY KEY("workspace_id","incident_number","section","revision")
);
--> statement-breakpoint
CREATE TABLE "postmortems" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"state" text NOT NULL,
	"owner_id" text,
	"due_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"reviewers" jsonb NOT NULL,
	"accepted_phrases" text[] NOT NULL,
	CONSTRAINT "postmortems_workspace_id_incident_number_pk" PRIMARY KEY("workspace_id","incident_number")
);
