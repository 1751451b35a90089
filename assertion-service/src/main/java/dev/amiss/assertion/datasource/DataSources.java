package dev.amiss.assertion.datasource;

import dev.amiss.service.access.AccessConfig;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** The data sources that the operator configured. Nobody else can add one. Thread-safe. */
@Singleton
public class DataSources {
    private static final Logger LOG = Logger.getLogger(DataSources.class);

    private final Map<String, DataSource> byName = new TreeMap<>();
    private final List<AgroalDataSource> pools = new ArrayList<>();

    DataSources(Config config, DataSourcesConfig settings, AccessConfig access) throws SQLException {
        RolePolicy rolePolicy = settings.writableRole()
                .map(word -> RolePolicy.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(access.mode().equals("open") ? RolePolicy.WARN : RolePolicy.REFUSE);
        for (DataSourceSettings source :
                DataSourceSettings.read(config.unwrap(SmallRyeConfig.class)).values()) {
            Optional<Vendor> vendor = Vendor.of(source.url());
            if (vendor.isEmpty()) {
                LOG.errorf(
                        "data source %s: there is no driver for its URL, which must start with jdbc:postgresql: or"
                                + " jdbc:mariadb:; it is left out",
                        source.name());
                continue;
            }
            AgroalDataSource pool = pool(source, vendor.get(), settings.connections());
            pools.add(pool);
            byName.put(
                    source.name(),
                    new DataSource(
                            source.name(), source.place(), vendor.get(), pool, settings.connections(), rolePolicy));
        }
    }

    public Optional<DataSource> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** All of them, by name. */
    public Collection<DataSource> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    void start(@Observes StartupEvent event) {
        byName.values().forEach(source -> {
            Thread thread = new Thread(source::tryOut, "datasource-" + source.name());
            thread.setDaemon(true);
            thread.start();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        pools.forEach(AgroalDataSource::close);
    }

    private static AgroalDataSource pool(DataSourceSettings source, Vendor vendor, int connections)
            throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.initialSize(0)
                        .minSize(0)
                        .maxSize(connections)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .reapTimeout(Duration.ofMinutes(5))
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .validateOnBorrow(true)
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(source.url()).connectionProviderClass(vendor.driver());
                            vendor.properties().forEach(factory::jdbcProperty);
                            if (!source.username().isEmpty()) {
                                factory.principal(new NamePrincipal(source.username()));
                            }
                            return source.password().isEmpty()
                                    ? factory
                                    : factory.credential(new SimplePassword(source.password()));
                        })));
    }
}
