/* The simulated camera's frames: a picture from a file or the known pattern, and chunks.
 *
 * A pattern's pixel is (x + y + frame id) modulo its range, plus 0, 1, 2 for red, green, blue; the
 * chroma of YCbCr is neutral. Rows are parts of one long row that is made once, since cameras of
 * 60 frames/s are to be simulated on slow machines. Layouts: EMVA, Pixel Format Naming Convention;
 * chunks: GenTL 1.5, DSGetBufferChunkData.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "camera.h"

static uint32_t bits_of(uint32_t format) {
    return format == BAYER_RG12 ? 16 : (format >> 16) & 0xFF;
}

static size_t row_bytes(const struct exposure *exposure) {
    return (size_t)exposure->width * bits_of(exposure->format) / 8;
}

size_t image_bytes(const struct exposure *exposure) {
    return (row_bytes(exposure) + exposure->padding) * exposure->height;
}

size_t payload_bytes(const struct exposure *exposure) {
    return image_bytes(exposure) + (exposure->chunks_active ? CHUNKS * CHUNK_BYTES : 0);
}

/* How many values there are before the pattern repeats. */
static uint32_t period_of(uint32_t format) {
    switch (format) {
    case MONO10: case MONO10P: return 1024;
    case MONO12: case MONO12P: case MONO12PACKED: case BAYER_RG12: return 4096;
    default: return 256;
    }
}

/* How many pixels begin and end at whole bytes together. */
static uint32_t group_of(uint32_t format) {
    switch (format) {
    case MONO10P: return 4;
    case MONO12P: case MONO12PACKED: return 2;
    default: return 1;
    }
}

static void fill_words(uint8_t *row, uint32_t start, uint32_t count, uint32_t mask) {
    for (uint32_t x = 0; x < count; x++) {
        uint32_t value = (start + x) & mask;
        row[2 * x] = (uint8_t)value;
        row[2 * x + 1] = (uint8_t)(value >> 8);
    }
}

static void fill_packed(uint8_t *row, uint32_t start, uint32_t count, uint32_t bits) {
    uint64_t pending = 0;
    uint32_t held = 0;
    for (uint32_t x = 0; x < count; x++) {
        pending |= (uint64_t)((start + x) & ((1u << bits) - 1)) << held;
        for (held += bits; held >= 8; held -= 8, pending >>= 8)
            *row++ = (uint8_t)pending;
    }
}

/* GigE Vision's older packing: the two low nibbles share the middle byte. */
static void fill_gev12(uint8_t *row, uint32_t start, uint32_t count) {
    for (uint32_t x = 0; x + 1 < count; x += 2) {
        uint32_t first = (start + x) & 0xFFF, second = (start + x + 1) & 0xFFF;
        *row++ = (uint8_t)(first >> 4);
        *row++ = (uint8_t)((first & 0xF) | (second & 0xF) << 4);
        *row++ = (uint8_t)(second >> 4);
    }
}

static void fill_colours(uint8_t *row, uint32_t start, uint32_t count, bool red_first) {
    for (uint32_t x = 0; x < count; x++)
        for (uint32_t channel = 0; channel < 3; channel++)
            row[3 * x + (red_first ? channel : 2 - channel)] = (uint8_t)(start + x + channel);
}

static void fill_ycbcr(uint8_t *row, uint32_t start, uint32_t count) {
    for (uint32_t x = 0; x < count; x++) {
        row[2 * x] = (uint8_t)(start + x);
        row[2 * x + 1] = 128;
    }
}

static void fill_bytes(uint8_t *row, uint32_t start, uint32_t count) {
    for (uint32_t x = 0; x < count; x++)
        row[x] = (uint8_t)(start + x);
}

static void fill_row(uint32_t format, uint8_t *row, uint32_t start, uint32_t count) {
    switch (format) {
    case MONO10: fill_words(row, start, count, 0x3FF); break;
    case MONO12: case BAYER_RG12: fill_words(row, start, count, 0xFFF); break;
    case MONO10P: fill_packed(row, start, count, 10); break;
    case MONO12P: fill_packed(row, start, count, 12); break;
    case MONO12PACKED: fill_gev12(row, start, count); break;
    case RGB8: case BGR8: fill_colours(row, start, count, format == RGB8); break;
    case YCBCR422_8: fill_ycbcr(row, start, count); break;
    default: fill_bytes(row, start, count);
    }
}

void pattern_free(struct pattern *pattern) {
    for (size_t phase = 0; phase < MOST_PHASES; phase++)
        free(pattern->rows[phase]);
    memset(pattern, 0, sizeof *pattern);
}

static bool pattern_make(struct pattern *pattern, uint32_t format) {
    if (pattern->format == format)
        return true;
    uint32_t count = period_of(format) + SENSOR_WIDTH;
    pattern_free(pattern);
    for (uint32_t phase = 0; phase < group_of(format); phase++) {
        pattern->rows[phase] = malloc((size_t)count * bits_of(format) / 8);
        if (pattern->rows[phase] == NULL)
            return false;
        fill_row(format, pattern->rows[phase], phase, count);
    }
    pattern->format = format;
    return true;
}

static void draw_pattern(struct pattern *pattern, const struct exposure *exposure, uint8_t *bytes,
                         size_t stride) {
    uint32_t format = exposure->format, group = group_of(format), period = period_of(format);
    bool made = pattern_make(pattern, format);
    for (uint32_t y = 0; y < exposure->height; y++, bytes += stride) {
        uint32_t start = (uint32_t)((y + exposure->frame_id) % period), phase = start % group;
        size_t skipped = (size_t)(start - phase) * bits_of(format) / 8;
        if (made)
            memcpy(bytes, pattern->rows[phase] + skipped, row_bytes(exposure));
        else
            fill_row(format, bytes, start, exposure->width);
    }
}

static bool draw_file(const char *path, const struct exposure *exposure, uint8_t *bytes,
                      size_t stride) {
    struct stat facts;
    size_t row = row_bytes(exposure);
    FILE *file = path == NULL ? NULL : fopen(path, "rb");
    if (file == NULL)
        return false;
    bool drawn = fstat(fileno(file), &facts) == 0 &&
                 (uint64_t)facts.st_size == (uint64_t)row * exposure->height;
    for (uint32_t y = 0; drawn && y < exposure->height; y++)
        drawn = fread(bytes + stride * y, 1, row, file) == row;
    fclose(file);
    return drawn;
}

static size_t add_chunks(const struct exposure *exposure, uint8_t *bytes) {
    if (!exposure->chunks_active)
        return 0;
    memcpy(bytes, &exposure->frame_id, CHUNK_BYTES);
    memcpy(bytes + CHUNK_BYTES, &exposure->timestamp_ns, CHUNK_BYTES);
    memcpy(bytes + 2 * CHUNK_BYTES, &exposure->exposure_us, CHUNK_BYTES);
    return CHUNKS * CHUNK_BYTES;
}

size_t picture_fill(struct pattern *pattern, const char *file, const struct exposure *exposure,
                    uint8_t *bytes) {
    size_t row = row_bytes(exposure), stride = row + exposure->padding;
    size_t image = image_bytes(exposure);
    if (!draw_file(file, exposure, bytes, stride))
        draw_pattern(pattern, exposure, bytes, stride);
    for (uint32_t y = 0; exposure->padding != 0 && y < exposure->height; y++)
        memset(bytes + stride * y + row, 0xEE, exposure->padding);
    if (exposure->incomplete)
        return stride * (exposure->height / 2);
    return image + add_chunks(exposure, bytes + image);
}
