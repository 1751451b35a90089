package dev.amiss.assertion.console;

import dev.amiss.assertion.datasource.DataSource;
import io.quarkus.qute.TemplateData;
import java.util.Collection;
import java.util.List;

/** A data source as a row: its name and which database it is. Nothing that lets somebody in. */
@TemplateData
public record DataSourceLine(String name, String place) {
    static List<DataSourceLine> of(Collection<DataSource> sources) {
        return sources.stream()
                .map(source -> new DataSourceLine(source.name(), source.place()))
                .toList();
    }
}
