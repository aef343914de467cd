CREATE TABLE "postmortem_accepted_wording" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"key" text NOT NULL,
	"accepted_by" text,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "postmortem_accepted_wording_pk" PRIMARY KEY("workspace_id","incident_number","key")
);
--> statement-breakpoint
CREATE TABLE "postmortem_wording_checks" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"section" text NOT NULL,
	"revision" integer NOT NULL,
	"findings" jsonb NOT NULL,
	CONSTRAINT "postmortem_wording_checks_pk" PRIMARY KEY("workspace_id","incident_number","section")
);
