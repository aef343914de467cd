CREATE TABLE "incident_imports" (
	"workspace_id" text NOT NULL,
	"incident_number" integer NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"origin_workspace_id" text NOT NULL,
	"origin_url" text,
	"digest" text NOT NULL,
	CONSTRAINT "incident_imports_workspace_id_incident_number_pk" PRIMARY KEY("workspace_id","incident_number")
);
