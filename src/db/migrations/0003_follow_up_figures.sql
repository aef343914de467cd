ALTER TABLE "action_items" ADD COLUMN "finished_on" date;--> statement-breakpoint
UPDATE "action_items" SET "finished_on" = ("changed_at" AT TIME ZONE 'UTC')::date WHERE "status" IN ('done', 'wont_do');--> statement-breakpoint
CREATE INDEX "action_items_due" ON "action_items" USING btree ("workspace_id","due_on","incident_number","status","finished_on");--> statement-breakpoint
CREATE INDEX "action_items_finished" ON "action_items" USING btree ("workspace_id","finished_on","incident_number") WHERE status = 'done';--> statement-breakpoint
CREATE INDEX "action_items_added" ON "action_items" USING btree ("workspace_id","created_at","incident_number");--> statement-breakpoint
CREATE INDEX "incidents_declared" ON "incidents" USING btree ("workspace_id","declared_at");