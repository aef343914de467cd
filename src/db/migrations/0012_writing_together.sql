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
--> statement-breakpoint
CREATE TABLE "postmortem_tasks" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"number" integer NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"belongs_to" text NOT NULL,
	"assignee_id" text,
	"due_on" date,
	"due_set_at" timestamp with time zone NOT NULL,
	"done_when" text,
	"status" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" text,
	"skip_reason" text,
	"is_automatic" boolean NOT NULL,
	CONSTRAINT "postmortem_tasks_pk" PRIMARY KEY("workspace_id","incident_number","number")
);
--> statement-breakpoint
ALTER TABLE "postmortems" ADD COLUMN "template" jsonb;