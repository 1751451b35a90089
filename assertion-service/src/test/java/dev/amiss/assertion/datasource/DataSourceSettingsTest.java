package dev.amiss.assertion.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSourceSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db:5432/shop | postgresql://db:5432/shop",
                "jdbc:postgresql://anna:secret@db/shop?ssl=true | postgresql://db/shop",
                "jdbc:postgresql://db/shop?user=anna&password=se//cret@x | postgresql://db/shop",
                "jdbc:postgresql://anna:se@cret@db/shop | postgresql://db/shop",
                "jdbc:mariadb://db:3306/shop;password=secret | mariadb://db:3306/shop"
            })
    void what_is_shown_of_a_data_source_holds_no_secret(String url, String shown) {
        assertThat(new DataSourceSettings("shop", url, "anna", "secret").place())
                .isEqualTo(shown);
    }
}
