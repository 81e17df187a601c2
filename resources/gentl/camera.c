/* The simulated camera: registers, triggers, faults. Names of features: EMVA, SFNC 2.x.
 *
 * Faults and outside signals are files in the folder GOODPART_GENTL_FOLDER, so that another
 * process can cause them: SERIAL.unplugged (while it is there), SERIAL.crash, SERIAL.incomplete,
 * SERIAL.skip, SERIAL.line0 (each once), SERIAL.padding (a number, read at opening), SERIAL.raw
 * (the picture to show), SERIAL.encoder (the encoder's count). What the user's outputs do is
 * appended to SERIAL.outputs where that file exists: output, level, monotonic time. Each is looked at for every frame and every access.
 */
#include "camera.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "gentl.h"

#define LOOK_NS 2000000ull /* how often files are looked at while nothing else happens */
#define MOST_TRIGGERS 64u

enum kind { INTEGER, FLOAT, COMMAND };
struct field {
    uint32_t address;
    enum kind kind;
    double least, most, step;
    bool locked; /* can't be written while the camera acquires */
};

static const struct field FIELDS[] = {
    {A_WIDTH, INTEGER, 16, SENSOR_WIDTH, 8, true},
    {A_HEIGHT, INTEGER, 16, SENSOR_HEIGHT, 2, true},
    {A_OFFSET_X, INTEGER, 0, SENSOR_WIDTH - 16, 8, true},
    {A_OFFSET_Y, INTEGER, 0, SENSOR_HEIGHT - 16, 2, true},
    {A_FORMAT, INTEGER, 0, 4294967295.0, 1, true},
    {A_EXPOSURE, FLOAT, 10, 1e6, 0, false},
    {A_GAIN, FLOAT, 0, 24, 0, false},
    {A_RATE, FLOAT, 0.1, 1000, 0, false},
    {A_MODE, INTEGER, 0, 0, 1, true},
    {A_START, COMMAND, 0, 1, 1, false},
    {A_STOP, COMMAND, 0, 1, 1, false},
    {A_LOCKED, INTEGER, 0, 1, 1, false},
    {A_TRIGGER_SELECTOR, INTEGER, 0, 0, 1, false},
    {A_TRIGGER_MODE, INTEGER, 0, 1, 1, false},
    {A_TRIGGER_SOURCE, INTEGER, 0, 1, 1, false},
    {A_TRIGGER_SOFTWARE, COMMAND, 0, 1, 1, false},
    {A_LINE_SELECTOR, INTEGER, 0, 1, 1, false},
    {A_USER_OUTPUT_SELECTOR, INTEGER, 0, 1, 1, false},
    {A_LINES + 0x00, INTEGER, 0, 1, 1, false},
    {A_LINES + 0x04, INTEGER, 0, 3, 1, false},
    {A_LINES + 0x08, INTEGER, 0, 1, 1, false},
    {A_LINES + 0x10, INTEGER, 0, 1, 1, false},
    {A_LINES + 0x14, INTEGER, 0, 3, 1, false},
    {A_LINES + 0x18, INTEGER, 0, 1, 1, false},
    {A_USER_OUTPUTS + 0, INTEGER, 0, 1, 1, false},
    {A_USER_OUTPUTS + 4, INTEGER, 0, 1, 1, false},
    {A_SET_SELECTOR, INTEGER, 0, USER_SETS - 1, 1, false},
    {A_SET_LOAD, COMMAND, 0, 1, 1, true},
    {A_SET_SAVE, COMMAND, 0, 1, 1, false},
    {A_CHUNK_ACTIVE, INTEGER, 0, 1, 1, true},
    {A_CHUNK_SELECTOR, INTEGER, 0, CHUNKS - 1, 1, false},
    {A_CHUNK_ENABLE + 0, INTEGER, 0, 1, 1, true},
    {A_CHUNK_ENABLE + 4, INTEGER, 0, 1, 1, true},
    {A_CHUNK_ENABLE + 8, INTEGER, 0, 1, 1, true},
    {A_THROUGHPUT, INTEGER, 1000000, 1250000000, 1, false},
};

uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000ull + (uint64_t)now.tv_nsec;
}

/* Registers. */

static uint32_t get32(const struct camera *camera, uint32_t address) {
    uint32_t value;
    memcpy(&value, camera->registers + address, sizeof value);
    return value;
}

static void set32(struct camera *camera, uint32_t address, uint32_t value) {
    memcpy(camera->registers + address, &value, sizeof value);
}

static double get64(const struct camera *camera, uint32_t address) {
    double value;
    memcpy(&value, camera->registers + address, sizeof value);
    return value;
}

static void set64(struct camera *camera, uint32_t address, double value) {
    memcpy(camera->registers + address, &value, sizeof value);
}

static void set_text(struct camera *camera, uint32_t address, const char *text) {
    snprintf((char *)camera->registers + address, NAME_BYTES, "%s", text);
}

static bool is_known(uint32_t format) {
    switch (format) {
    case MONO8: case MONO10: case MONO12: case MONO10P: case MONO12P: case MONO12PACKED:
    case BAYER_RG8: case BAYER_RG12: case RGB8: case BGR8: case YCBCR422_8:
        return true;
    default:
        return false;
    }
}

static void take_format(struct camera *camera, struct exposure *exposure) {
    exposure->width = get32(camera, A_WIDTH);
    exposure->height = get32(camera, A_HEIGHT);
    exposure->offset_x = get32(camera, A_OFFSET_X);
    exposure->offset_y = get32(camera, A_OFFSET_Y);
    exposure->format = get32(camera, A_FORMAT);
    exposure->padding = camera->padding;
    exposure->exposure_us = get64(camera, A_EXPOSURE);
    exposure->chunks_active = get32(camera, A_CHUNK_ACTIVE) != 0;
    for (int chunk = 0; chunk < CHUNKS; chunk++)
        exposure->chunk_enabled[chunk] =
            exposure->chunks_active && get32(camera, A_CHUNK_ENABLE + 4 * (uint32_t)chunk) != 0;
}

size_t camera_payload(struct camera *camera) {
    struct exposure exposure = {0};
    take_format(camera, &exposure);
    return payload_bytes(&exposure);
}

static void make_lock(struct camera *camera) {
    pthread_condattr_t monotonic;
    if (camera->has_lock)
        return;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_mutex_init(&camera->lock, NULL);
    pthread_cond_init(&camera->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    camera->has_lock = true;
}

void camera_init(struct camera *camera, const char *serial) {
    memset(camera, 0, offsetof(struct camera, has_lock));
    snprintf(camera->serial, sizeof camera->serial, "%s", serial);
    set_text(camera, A_VENDOR, "Goodpart");
    set_text(camera, A_MODEL, "SimulatedCamera");
    set_text(camera, A_SERIAL, serial);
    set_text(camera, A_VERSION, "1.0");
    set32(camera, A_WIDTH, 640);
    set32(camera, A_HEIGHT, 480);
    set32(camera, A_SENSOR_WIDTH, SENSOR_WIDTH);
    set32(camera, A_SENSOR_HEIGHT, SENSOR_HEIGHT);
    set32(camera, A_FORMAT, MONO8);
    set64(camera, A_EXPOSURE, 1000.0);
    set64(camera, A_RATE, 30.0);
    set64(camera, A_TEMPERATURE, 41.5);
    set32(camera, A_THROUGHPUT, 125000000);
    set32(camera, A_CHUNK_ENABLE, 1);
    for (int set = 0; set < USER_SETS; set++)
        memcpy(camera->sets[set], camera->registers, REGISTER_BYTES);
    make_lock(camera);
}

void camera_destroy(struct camera *camera) {
    pattern_free(&camera->pattern);
}

/* Signals from outside. */

static bool path_of(const struct camera *camera, const char *suffix, char *path, size_t size) {
    const char *folder = getenv("GOODPART_GENTL_FOLDER");
    if (folder == NULL || *folder == '\0')
        return false;
    return snprintf(path, size, "%s/%s.%s", folder, camera->serial, suffix) < (int)size;
}

static bool is_set(const struct camera *camera, const char *suffix) {
    char path[4096];
    return path_of(camera, suffix, path, sizeof path) && access(path, F_OK) == 0;
}

static bool take_signal(const struct camera *camera, const char *suffix) {
    char path[4096];
    return path_of(camera, suffix, path, sizeof path) && unlink(path) == 0;
}

/* 0 where there is none. */
static uint32_t number_in(const struct camera *camera, const char *suffix) {
    char path[4096];
    uint32_t number = 0;
    FILE *file = path_of(camera, suffix, path, sizeof path) ? fopen(path, "r") : NULL;
    if (file == NULL)
        return 0;
    if (fscanf(file, "%u", &number) != 1)
        number = 0;
    fclose(file);
    return number;
}

bool camera_is_plugged(const struct camera *camera) {
    return !is_set(camera, "unplugged");
}

void camera_open(struct camera *camera) {
    pthread_mutex_lock(&camera->lock);
    camera->acquiring = false;
    camera->waiting_triggers = 0;
    camera->next_frame_id = 0;
    camera->padding = number_in(camera, "padding");
    pthread_mutex_unlock(&camera->lock);
}

/* Access from the host. */

int32_t camera_read(struct camera *camera, uint64_t address, void *bytes, size_t size) {
    if (!camera_is_plugged(camera))
        return GC_IO;
    if (address > REGISTER_BYTES || size > REGISTER_BYTES - address)
        return GC_INVALID_ADDRESS;
    pthread_mutex_lock(&camera->lock);
    set32(camera, A_PAYLOAD, (uint32_t)camera_payload(camera));
    if (address == A_ENCODER)
        set32(camera, A_ENCODER, number_in(camera, "encoder"));
    memcpy(bytes, camera->registers + address, size);
    pthread_mutex_unlock(&camera->lock);
    return GC_SUCCESS;
}

static const struct field *field_at(uint64_t address) {
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (FIELDS[i].address == address)
            return &FIELDS[i];
    return NULL;
}

static bool fits(struct camera *camera, const struct field *field, double value) {
    if (!(value >= field->least && value <= field->most))
        return false;
    if (field->address == A_FORMAT)
        return is_known((uint32_t)value);
    if (field->step > 1 && (uint32_t)value % (uint32_t)field->step != 0)
        return false;
    switch (field->address) { /* the region stays on the sensor */
    case A_WIDTH: return value + get32(camera, A_OFFSET_X) <= SENSOR_WIDTH;
    case A_OFFSET_X: return value + get32(camera, A_WIDTH) <= SENSOR_WIDTH;
    case A_HEIGHT: return value + get32(camera, A_OFFSET_Y) <= SENSOR_HEIGHT;
    case A_OFFSET_Y: return value + get32(camera, A_HEIGHT) <= SENSOR_HEIGHT;
    default: return true;
    }
}

/* What is no setting, such as counters and selectors, stays as it is. */
static void load_set(struct camera *camera, uint32_t set) {
    static const uint32_t KEPT[] = {A_TEMPERATURE, A_TEMPERATURE + 4, A_LOCKED, A_SET_SELECTOR,
                                    A_LOST_FRAMES};
    uint32_t kept[sizeof KEPT / sizeof *KEPT];
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        kept[i] = get32(camera, KEPT[i]);
    memcpy(camera->registers + A_WIDTH, camera->sets[set] + A_WIDTH, REGISTER_BYTES - A_WIDTH);
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
        set32(camera, KEPT[i], kept[i]);
}

static int32_t execute(struct camera *camera, uint32_t address) {
    uint32_t set = get32(camera, A_SET_SELECTOR);
    switch (address) {
    case A_START:
        camera->acquiring = true;
        camera->waiting_triggers = 0;
        break;
    case A_STOP:
        camera->acquiring = false;
        break;
    case A_TRIGGER_SOFTWARE:
        if (!camera->acquiring || get32(camera, A_TRIGGER_MODE) == 0 ||
            get32(camera, A_TRIGGER_SOURCE) != SOURCE_SOFTWARE)
            return GC_ACCESS_DENIED;
        if (camera->waiting_triggers < MOST_TRIGGERS)
            camera->waiting_triggers++;
        break;
    case A_SET_SAVE:
        if (set == 0)
            return GC_ACCESS_DENIED; /* the factory's set */
        memcpy(camera->sets[set], camera->registers, REGISTER_BYTES);
        break;
    case A_SET_LOAD:
        load_set(camera, set);
        break;
    default:
        return GC_INVALID_ADDRESS;
    }
    pthread_cond_broadcast(&camera->changed);
    return GC_SUCCESS;
}

/* What a meter at the outputs would see. */
static void note_output(const struct camera *camera, uint32_t address, uint32_t level) {
    char path[4096];
    if (address < A_USER_OUTPUTS || address > A_USER_OUTPUTS + 4 ||
        !path_of(camera, "outputs", path, sizeof path))
        return;
    FILE *file = fopen(path, "r+");
    if (file == NULL)
        return;
    fseek(file, 0, SEEK_END);
    fprintf(file, "%u %u %llu\n", (address - A_USER_OUTPUTS) / 4, level,
            (unsigned long long)now_ns());
    fclose(file);
}

static int32_t store(struct camera *camera, const struct field *field, const void *bytes,
                     size_t size) {
    uint32_t integer;
    double value;
    if (field->locked && camera->acquiring)
        return GC_ACCESS_DENIED;
    if (size != (field->kind == FLOAT ? sizeof value : sizeof integer))
        return GC_INVALID_PARAMETER;
    if (field->kind == COMMAND)
        return execute(camera, field->address);
    if (field->kind == FLOAT) {
        memcpy(&value, bytes, sizeof value);
    } else {
        memcpy(&integer, bytes, sizeof integer);
        value = integer;
    }
    if (!fits(camera, field, value))
        return GC_INVALID_VALUE;
    memcpy(camera->registers + field->address, bytes, size);
    note_output(camera, field->address, (uint32_t)value);
    pthread_cond_broadcast(&camera->changed);
    return GC_SUCCESS;
}

int32_t camera_write(struct camera *camera, uint64_t address, const void *bytes, size_t size) {
    const struct field *field = field_at(address);
    if (!camera_is_plugged(camera))
        return GC_IO;
    if (field == NULL)
        return GC_INVALID_ADDRESS;
    pthread_mutex_lock(&camera->lock);
    int32_t result = store(camera, field, bytes, size);
    pthread_mutex_unlock(&camera->lock);
    return result;
}

/* Exposures. */

static bool is_triggered(const struct camera *camera) {
    return get32(camera, A_TRIGGER_MODE) != 0;
}

static bool is_due(struct camera *camera, uint64_t *due_ns) {
    if (!camera->acquiring) {
        *due_ns = 0;
        return false;
    }
    if (is_triggered(camera)) {
        if (get32(camera, A_TRIGGER_SOURCE) == SOURCE_LINE0)
            return take_signal(camera, "line0");
        if (camera->waiting_triggers == 0)
            return false;
        camera->waiting_triggers--;
        return true;
    }
    uint64_t now = now_ns(), period = (uint64_t)(1e9 / get64(camera, A_RATE));
    if (*due_ns == 0)
        *due_ns = now + period;
    if (now < *due_ns)
        return false;
    *due_ns = now - *due_ns > period ? now + period : *due_ns + period;
    return true;
}

static void wait_until(struct camera *camera, uint64_t until) {
    struct timespec end = {(time_t)(until / 1000000000ull), (long)(until % 1000000000ull)};
    pthread_cond_timedwait(&camera->changed, &camera->lock, &end);
}

bool camera_wait_exposure(struct camera *camera, uint64_t *due_ns, uint64_t until_ns,
                          struct exposure *exposure) {
    while (!camera_is_plugged(camera) || !is_due(camera, due_ns)) {
        uint64_t now = now_ns();
        if (now >= until_ns)
            return false;
        uint64_t next = now + LOOK_NS;
        if (*due_ns > now && *due_ns < next)
            next = *due_ns;
        wait_until(camera, next < until_ns ? next : until_ns);
    }
    if (take_signal(camera, "crash"))
        raise(SIGSEGV);
    if (take_signal(camera, "skip"))
        camera->next_frame_id++;
    memset(exposure, 0, sizeof *exposure);
    take_format(camera, exposure);
    exposure->frame_id = camera->next_frame_id++;
    exposure->timestamp_ns = now_ns();
    exposure->incomplete = take_signal(camera, "incomplete");
    return true;
}

void camera_count_lost(struct camera *camera) {
    set32(camera, A_LOST_FRAMES, get32(camera, A_LOST_FRAMES) + 1);
}

size_t camera_fill(struct camera *camera, const struct exposure *exposure, uint8_t *bytes) {
    char path[4096];
    bool named = path_of(camera, "raw", path, sizeof path);
    return picture_fill(&camera->pattern, named ? path : NULL, exposure, bytes);
}
