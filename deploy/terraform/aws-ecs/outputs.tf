output "cluster_name" {
  description = "The ECS cluster."
  value       = aws_ecs_cluster.this.name
}

output "service_name" {
  description = "The ECS service."
  value       = aws_ecs_service.this.name
}

output "task_definition_arn" {
  description = "Runs other commands than the server, as CloudFormation's README.md says."
  value       = aws_ecs_task_definition.this.arn
}

output "log_group_name" {
  description = "Where the log goes."
  value       = aws_cloudwatch_log_group.this.name
}

output "database_url_secret_arn" {
  description = "The secret with the database's address and password."
  value       = aws_secretsmanager_secret.database_url.arn
}

output "security_group_id" {
  description = "Of the bot, which may reach port 443 and the database. Add rules for more, such as a collector's 4318."
  value       = aws_security_group.bot.id
}
