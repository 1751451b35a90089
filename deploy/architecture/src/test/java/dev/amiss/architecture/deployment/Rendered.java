package dev.amiss.architecture.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The resources of a kustomization: rendered by {@code kubectl} where there is one, else gathered from its files, without
 * patches and generated names.
 */
record Rendered(String name, List<JsonNode> resources, boolean isByKubectl) {
    static Rendered of(Path folder) {
        return byKubectl(folder)
                .map(text -> new Rendered(String.valueOf(folder.getFileName()), Project.yaml(text), true))
                .orElseGet(() ->
                        new Rendered(String.valueOf(folder.getFileName()), gathered(folder, new HashMap<>()), false));
    }

    @Override
    public String toString() {
        return name;
    }

    List<JsonNode> ofKind(String kind) {
        return resources.stream()
                .filter(each -> each.path("kind").asText().equals(kind))
                .toList();
    }

    /** Resources that make pods, by the template of these. */
    List<Workload> workloads() {
        return resources.stream()
                .filter(each -> each.path("spec").path("template").has("spec"))
                .map(Workload::new)
                .toList();
    }

    private static Optional<String> byKubectl(Path folder) {
        try {
            Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                    .redirectError(Files.createTempFile("kubectl", ".err").toFile())
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("kubectl kustomize " + folder + " fails; run it to see why");
            }
            return Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> gathered(Path folder, Map<String, String> tags) {
        JsonNode kustomization =
                Project.yaml(Project.read(folder.resolve("kustomization.yaml"))).get(0);
        Map<String, String> known = new HashMap<>(tags);
        kustomization
                .path("images")
                .forEach(image -> known.putIfAbsent(
                        image.path("name").asText(), image.path("newTag").asText()));
        List<JsonNode> all = new ArrayList<>();
        for (String list : List.of("resources", "components")) {
            for (JsonNode each : kustomization.path(list)) {
                Path path = folder.resolve(each.asText()).normalize();
                all.addAll(Files.isDirectory(path) ? gathered(path, known) : Project.yaml(Project.read(path)));
            }
        }
        for (String generator : List.of("configMapGenerator", "secretGenerator")) {
            kustomization.path(generator).forEach(each -> all.add(generated(folder, generator, each)));
        }
        all.stream().flatMap(each -> Project.objects(each).stream()).forEach(object -> tag(object, known));
        return all;
    }

    private static JsonNode generated(Path folder, String generator, JsonNode from) {
        ObjectNode resource = ((ObjectNode) from.deepCopy()).objectNode();
        resource.put("kind", generator.startsWith("config") ? "ConfigMap" : "Secret");
        resource.put("apiVersion", "v1");
        resource.putObject("metadata").put("name", from.path("name").asText());
        ObjectNode data = resource.putObject("data");
        from.path("envs")
                .forEach(file -> Project.read(folder.resolve(file.asText()))
                        .lines()
                        .forEach(line -> data.put(line.replaceFirst("=.*", ""), line.replaceFirst("[^=]*=", ""))));
        from.path("literals")
                .forEach(line -> data.put(
                        line.asText().replaceFirst("=.*", ""), line.asText().replaceFirst("[^=]*=", "")));
        return resource;
    }

    private static void tag(ObjectNode container, Map<String, String> tags) {
        String image = container.path("image").asText();
        if (tags.containsKey(image)) {
            container.put("image", image + ":" + tags.get(image));
        }
    }

    static List<Path> kustomizations() {
        return Project.files("deploy/kubernetes", "kustomization.yaml");
    }

    static void requireFiles(Path kustomization) {
        JsonNode content = Project.yaml(Project.read(kustomization)).get(0);
        Path folder = kustomization.resolveSibling("");
        for (String list : List.of("resources", "components")) {
            content.path(list).forEach(each -> require(folder.resolve(each.asText()), kustomization));
        }
        content.path("configMapGenerator")
                .forEach(each ->
                        each.path("envs").forEach(file -> require(folder.resolve(file.asText()), kustomization)));
    }

    private static void require(Path path, Path kustomization) {
        try {
            if (!Files.exists(path.toRealPath())) {
                throw new AssertionError(kustomization + " names " + path + ", which is not there");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(kustomization + " names " + path + ", which is not there", e);
        }
    }
}
