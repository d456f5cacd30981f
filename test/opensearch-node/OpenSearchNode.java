import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * A single OpenSearch node on loopback with data of its own, for tests. It prints `listening HOST:PORT` once it takes
 * requests, and ends when its standard input does: when whoever started it closes the pipe, or dies. Its data go with
 * it.
 *
 * <p>Argument: the port for HTTP, 0 for any that is free.
 */
public final class OpenSearchNode extends Node {
  private OpenSearchNode(Settings settings) {
    super(
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "sigmazuh"),
        List.of(Netty4Plugin.class, PainlessPlugin.class, CommonAnalysisPlugin.class),
        false);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("sigmazuh-opensearch-");
    Thread cleaning = new Thread(() -> delete(home));
    try (OpenSearchNode node = new OpenSearchNode(settings(home, arguments[0]))) {
      Runtime.getRuntime().addShutdownHook(cleaning);
      node.start();
      HttpServerTransport http = node.injector().getInstance(HttpServerTransport.class);
      System.out.println("listening " + http.boundAddress().publishAddress());
      while (System.in.read() >= 0) {
        // Whatever is sent is of no interest; only its end is.
      }
    }
    System.exit(0);
  }

  private static Settings settings(Path home, String port) {
    return Settings.builder()
        .put("path.home", home)
        .put("cluster.name", "sigmazuh")
        .put("node.name", "sigmazuh")
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.port", port)
        .put("http.type", "netty4")
        .put("transport.port", "0")
        .put("transport.type", "netty4")
        // Garbage is no memory in use: thousands of searches leave much of it.
        .put("indices.breaker.total.use_real_memory", false)
        // A nearly full disk must not make indices read-only: nothing here is kept.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
  }

  private static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException exception) {
      System.err.println("left behind: " + directory + " (" + exception.getMessage() + ")");
    }
  }
}
