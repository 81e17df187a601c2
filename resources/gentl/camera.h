/* The simulated camera: registers (names of EMVA's SFNC), frames, faults.
 * Knows nothing of GenTL's handles.
 */
#ifndef GOODPART_CAMERA_H
#define GOODPART_CAMERA_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REGISTER_BYTES 0x200
#define NAME_BYTES 32
#define CHUNKS 3
#define CHUNK_BYTES 8
#define USER_SETS 2
#define SENSOR_WIDTH 4096u
#define SENSOR_HEIGHT 3072u
#define MOST_PHASES 4

/* EMVA's Pixel Format Naming Convention, 32 bits. */
enum pixel_format {
    MONO8 = 0x01080001, MONO10 = 0x01100003, MONO12 = 0x01100005, MONO10P = 0x010A0046,
    MONO12P = 0x010C0047, MONO12PACKED = 0x010C0006, BAYER_RG8 = 0x01080009,
    BAYER_RG12 = 0x01100011, RGB8 = 0x02180014, BGR8 = 0x02180015, YCBCR422_8 = 0x0210003B
};

enum chunk_id { CHUNK_FRAME_ID = 0x1001, CHUNK_TIMESTAMP = 0x1002, CHUNK_EXPOSURE = 0x1003 };

/* Addresses; the node map in goodpart_camera.xml names them. */
enum address {
    A_VENDOR = 0x000, A_MODEL = 0x020, A_SERIAL = 0x040, A_VERSION = 0x060,
    A_WIDTH = 0x100, A_HEIGHT = 0x104, A_OFFSET_X = 0x108, A_OFFSET_Y = 0x10C,
    A_SENSOR_WIDTH = 0x110, A_SENSOR_HEIGHT = 0x114, A_PAYLOAD = 0x118, A_FORMAT = 0x11C,
    A_EXPOSURE = 0x120, A_GAIN = 0x128, A_RATE = 0x130, A_TEMPERATURE = 0x138,
    A_MODE = 0x140, A_START = 0x144, A_STOP = 0x148, A_LOCKED = 0x14C,
    A_TRIGGER_SELECTOR = 0x150, A_TRIGGER_MODE = 0x154, A_TRIGGER_SOURCE = 0x158,
    A_TRIGGER_SOFTWARE = 0x15C, A_LINE_SELECTOR = 0x164, A_USER_OUTPUT_SELECTOR = 0x168,
    A_LINES = 0x180, A_USER_OUTPUTS = 0x1A0, A_SET_SELECTOR = 0x1B0, A_SET_LOAD = 0x1B4,
    A_SET_SAVE = 0x1B8, A_CHUNK_ACTIVE = 0x1C0, A_CHUNK_SELECTOR = 0x1C4, A_CHUNK_ENABLE = 0x1C8,
    A_THROUGHPUT = 0x1D8, A_LOST_FRAMES = 0x1DC, A_ENCODER = 0x1E0
};

enum trigger_source { SOURCE_SOFTWARE, SOURCE_LINE0 };

/* Long rows that a pattern's rows are cut from, one for each pixel that can begin a byte. */
struct pattern {
    uint32_t format; /* 0: none is made */
    uint8_t *rows[MOST_PHASES];
};

struct camera {
    char serial[NAME_BYTES];
    uint8_t registers[REGISTER_BYTES];
    uint8_t sets[USER_SETS][REGISTER_BYTES];
    bool acquiring;
    uint32_t waiting_triggers;
    uint64_t next_frame_id;
    uint32_t padding;
    struct pattern pattern; /* of the stream's thread */
    /* As long as the process, since a late call may still hold them. */
    bool has_lock;
    pthread_mutex_t lock;
    pthread_cond_t changed;
};

/* What one exposure needs, copied under the lock so that filling does not hold it. */
struct exposure {
    uint64_t frame_id, timestamp_ns;
    uint32_t width, height, offset_x, offset_y, format, padding;
    double exposure_us;
    bool incomplete, chunks_active, chunk_enabled[CHUNKS];
};

void camera_init(struct camera *camera, const char *serial);
void camera_destroy(struct camera *camera);
void camera_open(struct camera *camera);
bool camera_is_plugged(const struct camera *camera);

int32_t camera_read(struct camera *camera, uint64_t address, void *bytes, size_t size);
int32_t camera_write(struct camera *camera, uint64_t address, const void *bytes, size_t size);

/* Of the present settings. Call with the lock held. */
size_t camera_payload(struct camera *camera);

/* True when a frame is due before until_ns; waits no longer. Call with the lock held. */
bool camera_wait_exposure(struct camera *camera, uint64_t *due_ns, uint64_t until_ns,
                          struct exposure *exposure);
void camera_count_lost(struct camera *camera);
/* Writes image and chunks; returns the bytes that arrived. Call without the lock. */
size_t camera_fill(struct camera *camera, const struct exposure *exposure, uint8_t *bytes);
uint64_t now_ns(void);

size_t image_bytes(const struct exposure *exposure);
size_t payload_bytes(const struct exposure *exposure);
size_t picture_fill(struct pattern *pattern, const char *file, const struct exposure *exposure,
                    uint8_t *bytes);
void pattern_free(struct pattern *pattern);

#endif
