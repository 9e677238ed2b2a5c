package net.weir.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced or indented block of a Markdown file.
 *
 * @param before the paragraph above it
 */
record DocumentBlock(String file, int line, String before, List<String> lines) {

    static List<DocumentBlock> of(Path root, String file) throws IOException {
        List<DocumentBlock> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(root.resolve(file));
        StringBuilder paragraph = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean fenced = lines.get(i).startsWith("```");
            if (!fenced
                    && !(lines.get(i).startsWith("    ")
                            && (i == 0 || lines.get(i - 1).isBlank()))) {
                if (lines.get(i).isBlank()
                        && !lines.get(Math.min(i + 1, lines.size() - 1)).startsWith("    ")) {
                    paragraph.setLength(0);
                }
                paragraph.append(lines.get(i)).append('\n');
                continue;
            }
            int begin = i;
            List<String> block = new ArrayList<>();
            if (fenced) {
                for (i++; !lines.get(i).startsWith("```"); i++) {
                    block.add(lines.get(i));
                }
            } else {
                for (;
                        i < lines.size()
                                && (lines.get(i).startsWith("    ")
                                        || lines.get(i).isBlank());
                        i++) {
                    block.add(lines.get(i).isBlank() ? "" : lines.get(i).substring(4));
                }
                i--;
                while (block.get(block.size() - 1).isEmpty()) {
                    block.remove(block.size() - 1);
                }
            }
            blocks.add(new DocumentBlock(file, begin + 1, paragraph.toString(), List.copyOf(block)));
            paragraph.setLength(0);
        }
        return blocks;
    }

    String first() {
        return lines.get(0);
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + first();
    }
}
