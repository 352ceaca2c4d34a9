package io.plateau.prep.featureset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

class CanonicalFooterTest {

  @Test
  void isTheSameInWhateverOrderTheEncodingsStood() throws IOException {
    byte[] one = file(Encoding.PLAIN, Encoding.BIT_PACKED, Encoding.RLE);
    byte[] other = file(Encoding.RLE, Encoding.BIT_PACKED, Encoding.PLAIN);

    assertThat(one).isNotEqualTo(other);
    assertThat(CanonicalFooter.of(one)).isEqualTo(CanonicalFooter.of(other));
  }

  @Test
  void leavesTheRestAsItIs() throws IOException {
    byte[] file = CanonicalFooter.of(file(Encoding.PLAIN, Encoding.BIT_PACKED));

    assertThat(file).startsWith(7, 7, 7).endsWith('P', 'A', 'R', '1');
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    FileMetaData footer =
        Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
    ColumnMetaData column = footer.getRow_groups().get(0).getColumns().get(0).getMeta_data();
    assertThat(column.getEncodings()).containsExactly(Encoding.PLAIN, Encoding.BIT_PACKED);
    assertThat(column.getTotal_compressed_size()).isEqualTo(34);
    assertThat(footer.getNum_rows()).isEqualTo(12);
  }

  @Test
  void noticesAFooterThatIsNotWhole() {
    byte[] tail = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 99).array();

    assertThatThrownBy(() -> CanonicalFooter.of(tail))
        .hasMessage("footer: 99 bytes (expected: <= 4)");
  }

  private static byte[] file(Encoding... encodings) throws IOException {
    ColumnMetaData column =
        new ColumnMetaData(
            Type.FLOAT,
            new ArrayList<>(List.of(encodings)),
            List.of("feature"),
            CompressionCodec.ZSTD,
            12,
            56,
            34,
            4);
    for (Encoding encoding : encodings) {
      column.addToEncoding_stats(new PageEncodingStats(PageType.DATA_PAGE, encoding, 1));
    }
    ColumnChunk chunk = new ColumnChunk(4);
    chunk.setMeta_data(column);
    FileMetaData footer =
        new FileMetaData(1, List.of(), 12, List.of(new RowGroup(List.of(chunk), 56, 12)));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {7, 7, 7});
    Util.writeFileMetaData(footer, file);
    file.write(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(file.size() - 3).array());
    file.write(new byte[] {'P', 'A', 'R', '1'});
    return file.toByteArray();
  }
}
