package dev.tuneset.engine.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Any value that a row may hold, by chance. */
record RandomValues(RandomGenerator random) {
    @Nullable
    Object value(int depth) {
        return switch (random.nextInt(depth > 3 ? 13 : 15)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong() >> random.nextInt(64);
            case 3 -> new BigInteger(bytes(1 + random.nextInt(40)));
            case 4 -> Double.longBitsToDouble(random.nextLong());
            case 5 -> new BigDecimal(new BigInteger(bytes(1 + random.nextInt(20))), random.nextInt(-50, 50));
            case 6 -> "plain " + random.nextInt();
            case 7 -> anyUnits();
            case 8 -> bytes(random.nextInt(30));
            case 9 -> LocalDate.ofEpochDay(random.nextInt());
            case 10 -> time();
            case 11 -> LocalDateTime.of(LocalDate.ofEpochDay(random.nextInt()), time());
            case 12 ->
                OffsetDateTime.of(
                        LocalDateTime.of(LocalDate.ofEpochDay(random.nextInt(100_000)), time()),
                        ZoneOffset.ofTotalSeconds(random.nextInt(-18 * 3600, 18 * 3600)));
            case 13 -> list(depth);
            default -> struct(depth);
        };
    }

    private LocalTime time() {
        return LocalTime.ofNanoOfDay(random.nextLong(LocalTime.MAX.toNanoOfDay() + 1));
    }

    /** Text with half surrogate pairs, control characters and Chinese. */
    String anyUnits() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> struct(int depth) {
        Map<String, @Nullable Object> struct = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            struct.put(anyUnits(), value(depth + 1));
        }
        return struct;
    }
}
