DROP INDEX "messages_of_incident";--> statement-breakpoint
CREATE INDEX "messages_in_order" ON "messages" USING btree ("workspace_id","incident_number","occurred_at","ts");