variable "name" {
  description = "Prefix of all names."
  type        = string
  default     = "firebreak"
}

variable "vpc_id" {
  description = "The VPC of the subnets."
  type        = string
}

variable "private_subnet_ids" {
  description = "At least two, in different availability zones, with a route to the internet through a NAT gateway."
  type        = list(string)

  validation {
    condition     = length(var.private_subnet_ids) >= 2
    error_message = "RDS needs subnets in two availability zones."
  }
}

variable "image" {
  description = "The container image with its version or digest."
  type        = string
}

variable "slack_secret_arn" {
  description = "A secret of yours with the JSON keys SLACK_BOT_TOKEN and SLACK_APP_TOKEN."
  type        = string
}

variable "environment" {
  description = "Further environment variables, such as LOG_LEVEL. Secrets don't belong here."
  type        = map(string)
  default     = {}
}

variable "replicas" {
  description = "Slack allows 10 Socket Mode connections."
  type        = number
  default     = 2

  validation {
    condition     = var.replicas >= 1 && var.replicas <= 10
    error_message = "From 1 to 10."
  }
}

variable "database_class" {
  description = "The RDS instance class."
  type        = string
  default     = "db.t4g.small"
}
