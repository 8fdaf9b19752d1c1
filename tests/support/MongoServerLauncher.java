import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * Starts mongo-java-server on a free port of the loopback interface, prints its address as one line, and ends when
 * its standard input is closed: so it never outlives the tests that started it, however they end.
 */
public class MongoServerLauncher {
    public static void main(String[] arguments) throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        server.bind("127.0.0.1", 0);
        System.out.println("mongodb://127.0.0.1:" + server.getLocalAddress().getPort());
        while (System.in.read() != -1) {
            // Nothing is ever said to it; only the end of the input matters.
        }
        server.shutdownNow();
        System.exit(0);
    }
}
