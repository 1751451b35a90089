package dev.amiss.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The manifests, rendered. Each test is a rule, over the base and each overlay. */
class KubernetesRulesTest {
    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Secret", Secret.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class));

    /** Resources of operators, whose types no registry of ours has. */
    private static final Set<String> OF_OPERATORS = Set.of(
            "keda.sh/v1alpha1/ScaledObject",
            "postgresql.cnpg.io/v1/Cluster",
            "kafka.strimzi.io/v1beta2/Kafka",
            "kafka.strimzi.io/v1beta2/KafkaNodePool",
            "kafka.strimzi.io/v1beta2/KafkaTopic",
            "monitoring.coreos.com/v1/PrometheusRule",
            "monitoring.coreos.com/v1/ServiceMonitor");

    /** Secrets that the manifests name and do not bring; docs/kubernetes.md says how to make them. */
    private static final Set<String> SECRETS_OF_OTHERS = Set.of(
            "amiss-keys",
            "amiss-postgres",
            "amiss-smtp",
            "amiss-datasources",
            "amiss-issue-app",
            "amiss-responder-app",
            "amiss-assertion-app");

    /** Two services have functions to list; under one host the address is that of responders, and each has one of its own. */
    private static final String SHADOWED = "assertion-service/api/v1/functions";

    private static final Pattern PINNED = Pattern.compile(".+(:(?!latest$)[\\w][\\w.-]*|@sha256:[0-9a-f]{64})");
    private static final Pattern GENERATED = Pattern.compile("-[a-z0-9]{10}$");

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Map<String, Rendered> ALL = Map.of(
            "base", Rendered.of(folder("base")),
            "evaluation", Rendered.of(folder("overlays/evaluation")),
            "production", Rendered.of(folder("overlays/production")));

    static Stream<Rendered> all() {
        return ALL.values().stream();
    }

    static Stream<Path> kustomizations() {
        return Rendered.kustomizations().stream();
    }

    private static Path folder(String name) {
        return Project.ROOT.resolve("deploy/kubernetes").resolve(name);
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void a_kustomization_names_files_that_are_there(Path kustomization) {
        Rendered.requireFiles(kustomization);
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_resource_has_only_fields_of_the_kubernetes_api(Rendered rendered) throws Exception {
        assertThat(rendered.resources()).hasSizeGreaterThan(10);
        for (JsonNode resource : rendered.resources()) {
            String type = resource.path("apiVersion").asText() + "/"
                    + resource.path("kind").asText();
            if (!OF_OPERATORS.contains(type)) {
                assertThat(TYPES).describedAs("types that this test knows").containsKey(type);
                Object read = STRICT.treeToValue(resource, TYPES.get(type));
                assertThat(UnknownFields.of(read))
                        .describedAs(type + " " + resource.path("metadata").path("name"))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void images_are_pinned(Rendered rendered) {
        rendered.workloads()
                .forEach(workload -> workload.containers().forEach(container -> {
                    if (rendered.isByKubectl() || !workload.isOurs()) {
                        assertThat(container.path("image").asText())
                                .describedAs(workload.toString())
                                .matches(PINNED);
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("all")
    void containers_have_requests_and_limits(Rendered rendered) {
        rendered.workloads()
                .forEach(workload -> workload.containers().forEach(container -> {
                    for (String bound : List.of("requests", "limits")) {
                        for (String resource : List.of("cpu", "memory")) {
                            assertThat(container
                                            .path("resources")
                                            .path(bound)
                                            .path(resource)
                                            .asText())
                                    .describedAs(workload + " " + bound + " " + resource)
                                    .isNotEmpty();
                        }
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("all")
    void containers_say_how_they_are_and_on_ports_that_they_have(Rendered rendered) {
        rendered.workloads().stream()
                .filter(workload -> !workload.ends())
                .forEach(workload -> workload.containers().forEach(container -> {
                    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                        JsonNode found = container.path(probe);
                        assertThat(found.isObject())
                                .describedAs(workload + " " + probe)
                                .isTrue();
                        for (String way : List.of("httpGet", "tcpSocket")) {
                            if (found.has(way)) {
                                assertThat(Workload.offers(
                                                container, found.path(way).path("port")))
                                        .describedAs(workload + " " + probe + " port")
                                        .isTrue();
                            }
                        }
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("all")
    void probes_of_services_ask_what_they_mean(Rendered rendered) {
        Map<String, String> paths = Map.of(
                "startupProbe", "/q/health/ready",
                "readinessProbe", "/q/health/started",
                "livenessProbe", "/q/health/live");
        ours(rendered)
                .forEach(workload -> paths.forEach((probe, path) -> assertThat(workload.containers()
                                .get(0)
                                .path(probe)
                                .path("httpGet")
                                .path("path")
                                .asText())
                        .isEqualTo(path)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void services_listen_where_their_settings_say(Rendered rendered) {
        assertThat(ours(rendered)).hasSize(3);
        ours(rendered)
                .forEach(workload -> assertThat(workload.containers()
                                .get(0)
                                .path("ports")
                                .path(0)
                                .path("containerPort")
                                .asInt())
                        .isEqualTo(Project.port(workload.name())));
    }

    @ParameterizedTest
    @MethodSource("all")
    void pods_are_restricted(Rendered rendered) {
        rendered.workloads().forEach(workload -> {
            JsonNode context = workload.pod().path("securityContext");
            assertThat(context.path("runAsNonRoot").asBoolean())
                    .describedAs(workload.toString())
                    .isTrue();
            assertThat(context.path("seccompProfile").path("type").asText()).isEqualTo("RuntimeDefault");
            assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            workload.containers().forEach(container -> {
                JsonNode own = container.path("securityContext");
                assertThat(own.path("allowPrivilegeEscalation").asBoolean(true))
                        .describedAs(workload.toString())
                        .isFalse();
                assertThat(own.path("capabilities").path("drop").path(0).asText())
                        .isEqualTo("ALL");
                if (workload.isOurs()) {
                    assertThat(own.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                    assertThat(container.path("volumeMounts").findValuesAsText("mountPath"))
                            .contains("/tmp");
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void services_end_gracefully(Rendered rendered) {
        ours(rendered).forEach(workload -> {
            int pause = workload.containers()
                    .get(0)
                    .at("/lifecycle/preStop/sleep/seconds")
                    .asInt();
            int limit = workload.pod().path("terminationGracePeriodSeconds").asInt();
            assertThat(pause).isPositive();
            assertThat(limit).isGreaterThan(pause + 20);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void selectors_find_pods(Rendered rendered) {
        rendered.workloads().stream()
                .filter(workload -> !workload.ends())
                .forEach(workload -> assertThat(
                                workload.isMadeOf(workload.resource().at("/spec/selector/matchLabels")))
                        .describedAs(workload.toString())
                        .isTrue());
        for (JsonNode service : rendered.ofKind("Service")) {
            List<Workload> found = rendered.workloads().stream()
                    .filter(workload -> workload.isMadeOf(service.at("/spec/selector")))
                    .toList();
            assertThat(found)
                    .describedAs("pods of Service " + service.at("/metadata/name"))
                    .hasSize(1);
            service.at("/spec/ports")
                    .forEach(port -> assertThat(found.get(0).offers(port.path("targetPort")))
                            .describedAs("Service " + service.at("/metadata/name") + " port " + port)
                            .isTrue());
        }
        for (String kind : List.of("PodDisruptionBudget", "NetworkPolicy")) {
            for (JsonNode resource : rendered.ofKind(kind)) {
                JsonNode labels = resource.at(kind.equals("NetworkPolicy") ? "/spec/podSelector" : "/spec/selector")
                        .path("matchLabels");
                assertThat(rendered.workloads()).anyMatch(workload -> workload.isMadeOf(labels));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_service_that_scales_by_itself_has_one_scaler(Rendered rendered) {
        List<JsonNode> scalers = Stream.concat(
                        rendered.ofKind("HorizontalPodAutoscaler").stream(), rendered.ofKind("ScaledObject").stream())
                .toList();
        List<String> targets = scalers.stream()
                .map(each -> each.at("/spec/scaleTargetRef/name").asText())
                .toList();
        if (rendered.isByKubectl()) {
            assertThat(targets).doesNotHaveDuplicates();
        }
        assertThat(Project.SERVICES).containsAll(targets);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_ingress_leads_to_ports_of_services(Rendered rendered) {
        for (JsonNode ingress : rendered.ofKind("Ingress")) {
            ingress.at("/spec/rules")
                    .findValues("service")
                    .forEach(backend -> assertThat(rendered.ofKind("Service"))
                            .describedAs(backend.toString())
                            .anyMatch(service -> service.at("/metadata/name").equals(backend.path("name"))
                                    && service.at("/spec/ports")
                                            .findValuesAsText("name")
                                            .contains(backend.at("/port/name").asText())));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_ingress_leads_each_part_of_an_api_to_its_service(Rendered rendered) {
        for (JsonNode ingress : rendered.ofKind("Ingress")) {
            Map<String, String> routes = new TreeMap<>();
            ingress.at("/spec/rules/0/http/paths")
                    .forEach(path -> routes.put(
                            path.path("path").asText(),
                            path.at("/backend/service/name").asText()));
            Project.SERVICES.forEach(service -> Project.resources(service).stream()
                    .filter(path -> !(service + path).equals(SHADOWED))
                    .forEach(path ->
                            assertThat(target(routes, path)).describedAs(path).isEqualTo(service)));
        }
    }

    private static String target(Map<String, String> routes, String path) {
        return routes.entrySet().stream()
                .filter(route -> route.getKey().equals("/")
                        || path.equals(route.getKey())
                        || path.startsWith(route.getKey() + "/"))
                .max(Comparator.comparingInt(route -> route.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_referred_to_is_there(Rendered rendered) {
        Set<String> configMaps = names(rendered, "ConfigMap");
        Set<String> secrets = names(rendered, "Secret");
        rendered.workloads()
                .forEach(workload -> Project.objects(workload.pod()).forEach(object -> {
                    if (object.path("configMapRef").has("name")) {
                        assertThat(configMaps)
                                .contains(plain(object.at("/configMapRef/name").asText()));
                    }
                    for (String way : List.of("secretRef", "secretKeyRef")) {
                        if (object.path(way).has("name")
                                && !SECRETS_OF_OTHERS.contains(
                                        object.path(way).path("name").asText())) {
                            assertThat(secrets)
                                    .contains(
                                            plain(object.path(way).path("name").asText()));
                        }
                    }
                    if (object.has("secretName")) {
                        assertThat(SECRETS_OF_OTHERS)
                                .contains(object.path("secretName").asText());
                    }
                }));
        String guide = Project.read("docs/kubernetes.md");
        assertThat(SECRETS_OF_OTHERS.stream().filter(name -> !name.endsWith("-app")))
                .allMatch(guide::contains);
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_variable_that_is_set_is_one_that_a_service_reads(Rendered rendered) {
        String sources = Project.sources();
        Set<String> set = new TreeSet<>();
        rendered.ofKind("ConfigMap").stream()
                .filter(each -> plain(each.at("/metadata/name").asText()).equals("amiss"))
                .forEach(each -> each.path("data").fieldNames().forEachRemaining(set::add));
        ours(rendered)
                .forEach(workload ->
                        set.addAll(workload.containers().get(0).path("env").findValuesAsText("name").stream()
                                .filter(name -> name.startsWith("AMISS_"))
                                .toList()));
        set.removeAll(Project.ADDRESSES);
        set.removeIf(name -> name.equals("JAVA_OPTS") || name.startsWith("QUARKUS_"));

        assertThat(set).isNotEmpty().allMatch(sources::contains);
    }

    private static List<Workload> ours(Rendered rendered) {
        return rendered.workloads().stream().filter(Workload::isOurs).toList();
    }

    private static Set<String> names(Rendered rendered, String kind) {
        Set<String> names = new TreeSet<>();
        rendered.ofKind(kind)
                .forEach(each -> names.add(plain(each.at("/metadata/name").asText())));
        return names;
    }

    /** Without the hash that kustomize appends. */
    private static String plain(String name) {
        return GENERATED.matcher(name).replaceFirst("");
    }
}
