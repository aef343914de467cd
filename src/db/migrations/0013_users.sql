CREATE TABLE "user_groups" (
	"workspace_id" text NOT NULL,
	"group_id" text NOT NULL,
	"user_ids" text[] NOT NULL,
	"observed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_groups_workspace_id_group_id_pk" PRIMARY KEY("workspace_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"workspace_id" text NOT NULL,
	"user_id" text NOT NULL,
	"display_name" text NOT NULL,
	"real_name" text,
	"handle" text,
	"names" text[] NOT NULL,
	"is_bot" boolean NOT NULL,
	"is_deactivated" boolean NOT NULL,
	"guest_kind" text,
	"is_external" boolean NOT NULL,
	"time_zone" text,
	"changed_at" timestamp with time zone,
	"observed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING gin ("names");