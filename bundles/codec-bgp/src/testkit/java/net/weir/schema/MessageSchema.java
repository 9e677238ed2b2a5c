package net.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code docs/schema/message.schema.json}, for tests of bundles. */
public final class MessageSchema {
    private static final Path FOLDER = Path.of("../../docs/schema");
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private MessageSchema() {}

    private static JsonSchema schema() {
        try {
            Map<String, String> events =
                    Map.of("urn:weir:schema:event:1", Files.readString(FOLDER.resolve("event.schema.json")));
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(
                            VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(events)))
                    .getSchema(Files.readString(FOLDER.resolve("message.schema.json")), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless this is one message on one line. Returns it. */
    public static JsonNode requireValid(String line) {
        assertThat(line).doesNotContain("\n", "\r", "\u2028", "\u0085");
        JsonNode message = parse(line);
        assertThat(SCHEMA.validate(message)).as(line).isEmpty();
        return message;
    }

    /** False if the schema refuses it. */
    public static boolean isValid(JsonNode message) {
        return SCHEMA.validate(message).isEmpty();
    }

    public static JsonNode parse(String line) {
        try {
            return JACKSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
