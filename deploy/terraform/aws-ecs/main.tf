data "aws_region" "current" {}

resource "aws_ecs_cluster" "this" {
  name = var.name
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/firebreak/${var.name}"
  retention_in_days = 30
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 2048 # a PDF of a long incident may take 1.5 GB for a moment
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([{
    name                   = "firebreak"
    image                  = var.image
    essential              = true
    user                   = "1000"
    readonlyRootFilesystem = true
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    stopTimeout            = 30 # after SIGTERM the server takes up to ten seconds to finish
    environment            = [for name, value in var.environment : { name = name, value = value }]
    secrets = [
      { name = "DATABASE_URL", valueFrom = aws_secretsmanager_secret.database_url.arn },
      { name = "SLACK_BOT_TOKEN", valueFrom = "${var.slack_secret_arn}:SLACK_BOT_TOKEN::" },
      { name = "SLACK_APP_TOKEN", valueFrom = "${var.slack_secret_arn}:SLACK_APP_TOKEN::" },
    ]
    healthCheck = {
      command = [
        "CMD", "node", "-e",
        "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))",
      ]
      startPeriod = 300 # the most that ECS allows: a start waits for a migration
    }
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.current.name
        awslogs-stream-prefix = "firebreak"
      }
    }
  }])
}

# New tasks start beside the old ones: two versions may share one database.
resource "aws_ecs_service" "this" {
  name                               = var.name
  cluster                            = aws_ecs_cluster.this.id
  task_definition                    = aws_ecs_task_definition.this.arn
  launch_type                        = "FARGATE"
  desired_count                      = var.replicas
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets         = var.private_subnet_ids
    security_groups = [aws_security_group.bot.id]
  }

  # A task can't start without its secrets, its image and its database.
  depends_on = [
    aws_secretsmanager_secret_version.database_url,
    aws_iam_role_policy_attachment.execution,
    aws_iam_role_policy.read_secrets,
    aws_vpc_security_group_egress_rule.https,
    aws_vpc_security_group_egress_rule.database,
    aws_vpc_security_group_ingress_rule.database,
  ]
}
