{{- define "firebreak.name" -}}
{{- if contains "firebreak" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-firebreak{{ end }}
{{- end }}

{{- define "firebreak.selector" -}}
app.kubernetes.io/name: firebreak
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "firebreak.labels" -}}
{{ include "firebreak.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "firebreak.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{/* The same for every pod of this chart. */}}
{{- define "firebreak.podSecurity" -}}
runAsNonRoot: true
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "firebreak.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{/* What the server and the migration need; the dict has "root" and "secretName". */}}
{{- define "firebreak.container" -}}
image: {{ include "firebreak.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  {{- include "firebreak.containerSecurity" .root | nindent 2 }}
envFrom:
  - secretRef: { name: {{ .secretName }} }
resources:
  {{- toYaml .root.Values.resources | nindent 2 }}
{{- end }}

{{/* Environment, mounts and volumes that the server and the migration share. */}}
{{- define "firebreak.env" -}}
{{- if .Values.caConfigMap }}
- { name: NODE_EXTRA_CA_CERTS, value: /etc/firebreak-ca/ca.crt }
{{- end }}
{{- range $name, $value := .Values.env }}
- { name: {{ $name }}, value: {{ $value | quote }} }
{{- end }}
{{- end }}

{{- define "firebreak.mounts" -}}
- { name: tmp, mountPath: /tmp }
{{- if .Values.caConfigMap }}
- { name: ca, mountPath: /etc/firebreak-ca, readOnly: true }
{{- end }}
{{- end }}

{{- define "firebreak.volumes" -}}
- name: tmp
  emptyDir: {}
{{- with .Values.caConfigMap }}
- name: ca
  configMap: { name: {{ . }} }
{{- end }}
{{- end }}
