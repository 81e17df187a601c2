/* What the producer's files share: the modules of GenTL 1.5, their handles, and answers.
 *
 * A handle is the address of a struct module, which lives as long as the library, so that a stale
 * handle is found out and never followed. The camera's lock guards stream, buffers and event.
 */
#ifndef GOODPART_MODULES_H
#define GOODPART_MODULES_H

#include <pthread.h>
#include <stdatomic.h>

#include "camera.h"
#include "gentl.h"

#define MOST_CAMERAS 8
#define MOST_BUFFERS 256

enum kind { SYSTEM = 1, INTERFACE, DEVICE, PORT, STREAM, EVENT };
struct device;
struct module {
    enum kind kind;
    atomic_bool open;
    struct device *device;
};

enum buffer_state { IDLE, QUEUED, FILLING, READY };
struct buffer {
    uint8_t *base;
    size_t size, filled;
    void *user;
    bool owned, fresh;
    enum buffer_state state;
    uint64_t order; /* of its queue: the lowest is the oldest */
    struct exposure exposure;
};

struct device {
    struct camera camera;
    struct module module, port, stream, event;
    struct buffer *buffers[MOST_BUFFERS];
    size_t announced;
    uint64_t next_order, delivered, underrun, fired;
    uint64_t left; /* frames until the stream stops by itself */
    bool running, killed;
    unsigned waiting; /* threads inside EventGetData */
    atomic_bool readonly;
    pthread_t thread;
};

struct library {
    pthread_mutex_t lock; /* of initialising and closing */
    atomic_bool initialised;
    struct module system, interface;
    struct device devices[MOST_CAMERAS];
    size_t count;
    atomic_uint listed; /* a bit for each camera that the last update found */
};
extern struct library library;

/* Remembers the code for GCGetLastError of the same thread, and returns it. */
int32_t fail(int32_t code);

/* The open module of a handle; kind 0 is any. NULL: the handle is not valid. */
struct module *module_at(void *handle, enum kind kind);
struct device *device_at(void *handle, enum kind kind);
int32_t open_once(struct module *module, void **handle);

/* They close what was opened below them too, as the standard says. */
void close_interface(void);
void close_device(struct device *device);
void close_stream(struct device *device);

/* Of buffers; call them with the camera's lock held. */
struct buffer *buffer_at(struct device *device, void *handle, size_t *index);
struct buffer *oldest(struct device *device, enum buffer_state state);
size_t count_in(struct device *device, enum buffer_state state);
void put(struct device *device, struct buffer *buffer, enum buffer_state state);

int32_t interface_info(int32_t command, int32_t *type, void *bytes, size_t *size);

/* Each writes a value the way all Get...Info functions do. */
int32_t answer(int32_t type, const void *value, size_t size, int32_t *type_out, void *bytes,
               size_t *size_out);
int32_t answer_text(const char *text, int32_t *type, void *bytes, size_t *size);
int32_t answer_int(int32_t value, int32_t *type, void *bytes, size_t *size);
int32_t answer_u32(uint32_t value, int32_t *type, void *bytes, size_t *size);
int32_t answer_u64(uint64_t value, int32_t *type, void *bytes, size_t *size);
int32_t answer_size(size_t value, int32_t *type, void *bytes, size_t *size);
int32_t answer_bool(bool value, int32_t *type, void *bytes, size_t *size);

#endif
