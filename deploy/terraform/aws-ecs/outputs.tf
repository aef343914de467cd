output "cluster_name" {
  description = "The ECS cluster."
  value       = aws_ecs_cluster.this.name
}

output "service_name" {
  description = "The ECS service."
  value       = aws_ecs_service.this.name
}

output "log_group_name" {
  description = "Where the log goes."
  value       = aws_cloudwatch_log_group.this.name
}

output "database_url_secret_arn" {
  description = "The secret with the database's address and password."
  value       = aws_secretsmanager_secret.database_url.arn
}
