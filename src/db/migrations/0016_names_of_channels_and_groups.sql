CREATE TABLE "slack_names" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slack_names_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
