CREATE TABLE "erased_people" (
	"workspace_id" text NOT NULL,
	"digest" text NOT NULL,
	"number" integer NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	CONSTRAINT "erased_people_workspace_id_digest_pk" PRIMARY KEY("workspace_id","digest")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "erased_people_by_number" ON "erased_people" USING btree ("workspace_id","number");