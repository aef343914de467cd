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
