CREATE TABLE "postmortem_comments" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"number" integer NOT NULL,
	"section" text NOT NULL,
	"markdown" text NOT NULL,
	"commented_at" timestamp with time zone NOT NULL,
	"commented_by" text,
	"told" text[] NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text,
	CONSTRAINT "postmortem_comments_pk" PRIMARY KEY("workspace_id","incident_number","number")
);
