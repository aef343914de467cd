// Firebreak on Azure Container Apps, with Azure Database for PostgreSQL. Socket Mode, so nothing is reachable from outside.

@description('Prefix of all names.')
param name string = 'firebreak'

param location string = resourceGroup().location

@description('The container image with its version or digest.')
param image string

@description('A subnet of your network, delegated to Microsoft.App/environments.')
param appSubnetId string

@description('A subnet of the same network, delegated to Microsoft.DBforPostgreSQL/flexibleServers.')
param databaseSubnetId string

@description('The network of both, for the name of the database.')
param networkId string

@secure()
@description('xoxb-…')
param slackBotToken string

@secure()
@description('xapp-…')
param slackAppToken string

@secure()
@minLength(24)
@description('Letters and digits only, because it becomes part of an address. For example: openssl rand -hex 24')
param databasePassword string

@description('The name of the database server. After a restore, which makes another server, the name of that one.')
param serverName string = '${name}-${uniqueString(resourceGroup().id)}'

@minValue(1)
@maxValue(10)
param replicas int = 2

resource log 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    retentionInDays: 30
    sku: { name: 'PerGB2018' }
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
}

resource zoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = {
  parent: zone
  name: name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: serverName
  location: location
  sku: {
    name: 'Standard_D2ds_v5'
    tier: 'GeneralPurpose'
  }
  properties: {
    version: '17'
    administratorLogin: 'firebreak'
    administratorLoginPassword: databasePassword
    storage: {
      storageSizeGB: 32
      autoGrow: 'Enabled'
    }
    backup: { backupRetentionDays: 14 }
    highAvailability: { mode: 'ZoneRedundant' }
    network: {
      delegatedSubnetResourceId: databaseSubnetId
      privateDnsZoneArmResourceId: zone.id
    }
  }
  dependsOn: [zoneLink]
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'firebreak'
  properties: { charset: 'UTF8' }
}

// Search tolerates typos with it.
resource extensions 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2024-08-01' = {
  parent: server
  name: 'azure.extensions'
  properties: {
    value: 'PG_TRGM'
    source: 'user-override'
  }
  dependsOn: [database]
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: name
  location: location
  properties: {
    vnetConfiguration: {
      infrastructureSubnetId: appSubnetId
      internal: true
    }
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: log.properties.customerId
        sharedKey: log.listKeys().primarySharedKey
      }
    }
    workloadProfiles: [{ name: 'Consumption', workloadProfileType: 'Consumption' }]
  }
}

// Without ingress, nothing reaches the app. A new revision starts beside the old one: two versions may share one database.
resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      secrets: [
        { name: 'slack-bot-token', value: slackBotToken }
        { name: 'slack-app-token', value: slackAppToken }
        {
          name: 'database-url'
          value: 'postgres://firebreak:${databasePassword}@${server.properties.fullyQualifiedDomainName}:5432/${database.name}?sslmode=require'
        }
      ]
    }
    template: {
      // After SIGTERM the server takes up to ten seconds to finish.
      terminationGracePeriodSeconds: 30
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
      containers: [
        {
          name: 'firebreak'
          image: image
          // A PDF of a long incident may take 1.5 GB for a moment.
          resources: {
            cpu: json('1.0')
            memory: '2Gi'
          }
          env: [
            { name: 'SLACK_BOT_TOKEN', secretRef: 'slack-bot-token' }
            { name: 'SLACK_APP_TOKEN', secretRef: 'slack-app-token' }
            { name: 'DATABASE_URL', secretRef: 'database-url' }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: { path: '/healthz', port: 3000 }
              periodSeconds: 60
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: { path: '/healthz', port: 3000 }
              periodSeconds: 15
              timeoutSeconds: 3
            }
            {
              type: 'Readiness'
              httpGet: { path: '/readyz', port: 3000 }
              periodSeconds: 10
              timeoutSeconds: 3
            }
          ]
        }
      ]
    }
  }
  dependsOn: [extensions]
}

output appName string = app.name
output serverName string = server.name
